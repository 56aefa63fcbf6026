"""The questions as they stand now, and what an address answers to them."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict

from initiatives.directory.choices import Choices
from initiatives.matching.criteria import Wish
from initiatives.matching.models import Question
from portal.base.models.edition import kept

MOST_ANSWERS = 30
"""More than anybody ticks; an address with thousands is somebody's play."""


@dataclass(frozen=True)
class Asked:
    """A question with its possible answers."""

    question: Question
    wishes: tuple[Wish, ...]


@dataclass(frozen=True)
class Answered:
    """A question, and the answers that were chosen."""

    asked: Asked
    chosen: tuple[Wish, ...]

    @property
    def keys(self) -> list[str]:
        return [str(wish.option.pk) for wish in self.chosen]


@kept
def all_asked() -> tuple[Asked, ...]:
    """Questions without answers are not asked."""
    choices = Choices.of([])
    asked = []
    for question in Question.objects.prefetch_related("options__topics", "options__municipality"):
        wishes = tuple(
            Wish(
                option,
                frozenset(topic.pk for topic in option.topics.all()),
                frozenset(choices.family(option.municipality) if option.municipality else ()),
            )
            for option in question.options.all()
        )
        if wishes:
            asked.append(Asked(question, wishes))
    return tuple(asked)


def read(query: QueryDict) -> list[Answered]:
    """Each question with what the address answers; what does not exist is left out, and so is one answer too many."""
    answered = []
    for asked in all_asked():
        keys = set(query.getlist(asked.question.slug)[:MOST_ANSWERS])
        chosen = tuple(wish for wish in asked.wishes if str(wish.option.pk) in keys)
        answered.append(Answered(asked, chosen if asked.question.takes_several else chosen[:1]))
    return answered


def query_of(answered: Sequence[Answered], **more: str | int) -> str:
    """The answers as they stand in an address."""
    pairs = [(each.asked.question.slug, key) for each in answered for key in each.keys]
    return urlencode([*pairs, *((name, str(value)) for name, value in more.items())])
