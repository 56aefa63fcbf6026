"""`@Anna Albers` in a comment: the person hears of it.

Only those can be named who take part in the thread, and those who show something of themselves to everybody; so nobody
finds out by trying who has an account.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from portal.accounts.models import User
from portal.comments.models import Comment

MENTION = re.compile(r"(?<![\w@])@(\w[\w.'’ -]{1,80})")
MOST = 5
CANDIDATES = 50


def people_named_in(text: str, candidates: Callable[[str], Iterable[User]], most: int = MOST) -> list[User]:
    """Each once: by their whole name, or by the first name where only one can be meant.

    `candidates("Anna")` are those who can be named at all, and whose names begin so.
    """
    return named_and_others(text, candidates, most)[0]


def named_and_others(
    text: str, candidates: Callable[[str], Iterable[User]], most: int = MOST
) -> tuple[list[User], list[str]]:
    """The same, and the first words of what was typed so and is nobody's name."""
    found: dict[int, User] = {}
    others: dict[str, None] = {}
    for typed in typed_in(text)[:most]:
        first = first_word_of(typed)
        person = _named(typed, list(candidates(first)))
        if person is not None:
            found[person.pk] = person
        else:
            others[first] = None
    return list(found.values()), list(others)


def typed_in(text: str) -> list[str]:
    """What follows each `@`, each once; the name ends somewhere in it."""
    return list(dict.fromkeys(MENTION.findall(text)))


def first_word_of(typed: str) -> str:
    return typed.split(maxsplit=1)[0].rstrip(".,'’-")


def mentioned_in(comment: Comment) -> list[User]:
    named = people_named_in(comment.text, partial(_candidates, comment))
    return [each for each in named if each.pk != comment.author_id]


def _candidates(comment: Comment, first: str) -> Iterable[User]:
    taking_part = Q(comments__thread=comment.thread_id)
    seen = Q(pk__in=User.objects.visible_to(AnonymousUser()).values("pk"))
    return User.objects.filter(taking_part | seen, is_active=True, name__istartswith=first).distinct()[:CANDIDATES]


def _named(typed: str, people: Sequence[User]) -> User | None:
    by_name = [each for each in people if _begins_with(typed, each.name)]
    if by_name:
        return max(by_name, key=lambda each: len(each.name))
    by_first_name = [each for each in people if _begins_with(typed, each.get_short_name())]
    return by_first_name[0] if len(by_first_name) == 1 else None


def _begins_with(typed: str, name: str) -> bool:
    """As a whole: "@Anna" is not the beginning of "@Annabell"."""
    rest = typed.casefold().removeprefix(name.casefold())
    return rest != typed.casefold() and not rest[:1].isalnum()
