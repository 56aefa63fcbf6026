"""The words by which a table names what the portal has: topics, municipalities, kinds, languages."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy

from initiatives.directory.folding import fold
from initiatives.exchange.columns import in_all_languages
from initiatives.exchange.parsing import one_of
from initiatives.models import InitiativePage
from portal.regions.lists import all_municipalities, all_topics
from portal.regions.models import Municipality, Topic

WHOLE_REGION = gettext_lazy("Whole region")


@dataclass(frozen=True)
class Words:
    """By folded words; what two rows share names neither."""

    topics: dict[str, Topic]
    municipalities: dict[str, Municipality]
    kinds: dict[str, Any]
    statuses: dict[str, Any]
    languages: dict[str, str]
    whole_region: frozenset[str]

    @classmethod
    def now(cls) -> "Words":
        return cls(
            topics=_by_words((row, (row.name, row.name_en, row.slug)) for row in all_topics()),
            municipalities=_by_words((row, (row.name, row.name_en, row.slug, row.ags)) for row in all_municipalities()),
            kinds=_choices(InitiativePage.Kind),
            statuses=_choices(InitiativePage.Status),
            languages={
                word: code for code, name in settings.LANGUAGES for word in (fold(code), *in_all_languages(name))
            },
            whole_region=frozenset(in_all_languages(WHOLE_REGION)),
        )

    def topic(self, text: str) -> int:
        return one_of(text, self.topics).pk

    def municipality(self, text: str) -> int | None:
        return None if fold(text) in self.whole_region else one_of(text, self.municipalities).pk

    def kind(self, text: str) -> str:
        return str(one_of(text, self.kinds).value)

    def status(self, text: str) -> str:
        return str(one_of(text, self.statuses).value)

    def language(self, text: str) -> str:
        return one_of(text, self.languages)

    def word_for_topic(self) -> dict[int, str]:
        """By which an import finds each again; a name that holds a comma would be taken for two."""
        return {
            row.pk: row.name if "," not in row.name and self.topics.get(fold(row.name)) == row else row.slug
            for row in all_topics()
        }

    def word_for_municipality(self) -> dict[int, str]:
        return {
            row.pk: row.name if self.municipalities.get(fold(row.name)) == row else row.slug
            for row in all_municipalities()
        }


def _by_words(rows: Iterable[tuple[Any, tuple[str, ...]]]) -> dict[str, Any]:
    """An address names its row alone; a name only where no other row has it."""
    pairs = [(fold(word), row) for row, words in rows for word in {fold(word): word for word in words if word}.values()]
    count = Counter(word for word, _row in pairs)
    return {word: row for word, row in pairs if count[word] == 1 or word == fold(row.slug)}


def _choices(choices: Any) -> dict[str, Any]:
    """The members as choices whose text is their label, for the nearest is said."""
    found: dict[str, Any] = {}
    for member in choices:
        choice = _Choice(member.value, member.label)
        found[fold(member.value)] = choice
        for word in in_all_languages(member.label):
            found[word] = choice
    return found


@dataclass(frozen=True)
class _Choice:
    value: str
    label: Any

    def __str__(self) -> str:
        return str(self.label)
