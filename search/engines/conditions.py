"""What is to be found, as a tree that each engine writes in its own language."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from search import marks
from search.engines.requests import Request
from search.entries import PUBLIC, SIGNED_IN
from search.language import Query, Term

NOBODY = "nobody"


@dataclass(frozen=True)
class Words:
    """One word, or several that stand one behind the other."""

    words: tuple[str, ...]


@dataclass(frozen=True)
class Beginning:
    """A word of a title that begins like this."""

    letters: str


@dataclass(frozen=True)
class Mark:
    mark: str


@dataclass(frozen=True)
class All:
    parts: tuple["Condition", ...]


@dataclass(frozen=True)
class Some:
    parts: tuple["Condition", ...]


@dataclass(frozen=True)
class But:
    """The one, where the other does not hold."""

    this: "Condition"
    other: "Condition"


Condition: TypeAlias = "Words | Beginning | Mark | All | Some | But"


def condition_of(request: Request) -> Condition:
    """Of any kind."""
    return All((saying(request.query), narrowing(request, of_any_kind=True)))


def saying(query: Query, *, in_title: bool = False) -> Condition:
    """`in_title`: every word of the query stands in the title."""
    holds = _holds_in_title if in_title else _holds
    wanted = All(tuple(holds(term) for term in query.terms))
    if not query.excluded:
        return wanted
    return But(wanted, _one_of(_holds(term) for term in query.excluded))


def narrowing(request: Request, *, of_any_kind: bool = False, for_everybody: bool = False) -> Condition:
    """All that stands in the marks. `for_everybody`: who may find it is asked elsewhere."""
    readable = Mark(marks.reader(request.reader))
    parts = [readable if for_everybody else marked(request.reader, request.audiences)]
    if request.kind and not of_any_kind:
        parts.append(Mark(marks.kind(request.kind)))
    if request.topics:
        parts.append(_some(marks.topic(pk) for pk in request.topics))
    if request.municipalities:
        parts.append(_some(marks.municipality(pk) for pk in request.municipalities))
    if request.projects is not None:
        parts.append(_some(marks.project(pk) for pk in [*request.projects, 0]))  # nobody's project is 0
    if request.seeks:
        parts.append(Mark(marks.SEEKS))
    return All(tuple(parts))


def without_order(condition: Condition) -> Condition:
    """The same, where the words of a phrase may stand anywhere: what fulfils the condition fulfils this one."""
    match condition:
        case Words(words) if len(words) > 1:
            return All(tuple(Words((word,)) for word in words))
        case All(parts):
            return All(tuple(map(without_order, parts)))
        case Some(parts):
            return Some(tuple(map(without_order, parts)))
        case But(this, other):
            return But(without_order(this), other) if without_order(other) == other else without_order(this)
    return condition


def beginning(words: Iterable[str], reader: str, audiences: frozenset[str]) -> Condition:
    return All((*(Beginning(word) for word in words), marked(reader, audiences)))


def marked(reader: str, audiences: frozenset[str]) -> Condition:
    """What most entries have comes first, for the others are looked at only where it is missing."""
    tokens = sorted(audiences, key=lambda token: (token not in {PUBLIC, SIGNED_IN}, token)) or [NOBODY]
    return All((Mark(marks.reader(reader)), _some(map(marks.audience, tokens))))


def _holds(term: Term) -> Condition:
    return _one_of(Words(phrase) for phrase in term.alternatives)


def _holds_in_title(term: Term) -> Condition:
    """All words of a phrase; in a title they hardly ever stand apart."""
    return _one_of(All(tuple(Mark(marks.in_title(word)) for word in phrase)) for phrase in term.alternatives)


def _one_of(parts: Iterable[Condition]) -> Condition:
    several = tuple(parts)
    return several[0] if len(several) == 1 else Some(several)


def _some(several: Iterable[str]) -> Condition:
    return _one_of(Mark(mark) for mark in several)
