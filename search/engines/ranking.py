"""Which of the entries that hold all the words comes first; the same for both databases.

The title counts most, then how often the words stand at the beginning of the text, then how new it is and how many
people stand behind it.
"""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from math import asin, cos, inf, log1p, radians, sin, sqrt
from typing import NamedTuple, Protocol

from search.engines.requests import Near, Order, Request
from search.language import Query

IN_TITLE, WHOLE_TITLE, IN_TEXT, NEW, WEIGHT = 3.0, 2.0, 1.5, 0.6, 0.3
OFTEN = log1p(8)
MANY = log1p(500)
DAYS_TO_HALF = 365
EARTH_RADIUS = 6371.0


class Placed(Protocol):
    @property
    def latitude(self) -> float | None: ...
    @property
    def longitude(self) -> float | None: ...


class Candidate(NamedTuple):
    """A thousand of them are made for a search."""

    pk: int
    key: str
    title_words: str
    folded_title: str
    date: datetime | None
    starts: datetime | None
    weight: int
    topics: list[int]
    municipality: int | None
    latitude: float | None
    longitude: float | None
    lead: str
    """The beginning of its words."""


def in_order(candidates: list[Candidate], request: Request, now: datetime) -> list[Candidate]:
    oldest = datetime.min.replace(tzinfo=now.tzinfo)
    latest = datetime.max.replace(tzinfo=now.tzinfo)
    wanted = Wanted.of(request.query)
    best = sorted(candidates, key=lambda each: (-score(each, wanted, now), -each.pk))
    if request.order == Order.NEWEST:
        return sorted(best, key=lambda each: each.date or oldest, reverse=True)
    if request.order == Order.NEXT:
        return sorted(best, key=lambda each: (each.starts is None or each.starts < now, each.starts or latest))
    if request.order == Order.NEAREST and request.near is not None:
        centre = request.near
        return sorted(best, key=lambda each: km_to(each, centre))
    return best


class Wanted(NamedTuple):
    """What was typed, as it stands in a text: for each term its phrases between spaces."""

    terms: Sequence[Sequence[str]]
    length: int
    """In words."""

    @classmethod
    def of(cls, query: Query) -> "Wanted":
        return cls(
            [[f" {' '.join(phrase)} " for phrase in term.alternatives] for term in query.terms],
            sum(len(term.alternatives[0]) for term in query.terms),
        )


def score(candidate: Candidate, wanted: Wanted, now: datetime) -> float:
    age = max(0, (now - candidate.date).days) if candidate.date else 10 * DAYS_TO_HALF
    return _said(candidate, wanted) + NEW * 0.5 ** (age / DAYS_TO_HALF) + WEIGHT * _of(candidate.weight, MANY)


def _said(candidate: Candidate, wanted: Wanted) -> float:
    title, text = f" {candidate.title_words} ", f" {candidate.lead} "
    number = len(wanted.terms)
    in_title, often = 0, 0.0
    for phrases in wanted.terms:
        times = 0
        for phrase in phrases:
            times += text.count(phrase)
        often += _of(times, OFTEN)
        in_title += any(phrase in title for phrase in phrases)
    whole = in_title == number and len(candidate.folded_title.split()) == wanted.length
    return IN_TITLE * in_title / number + WHOLE_TITLE * whole + IN_TEXT * often / number


@lru_cache(maxsize=1024)
def _of(number: int, much: float) -> float:
    """From 0 to 1, where each more counts less than the one before."""
    return min(1.0, log1p(max(0, number)) / much)


def km_to(candidate: Placed, centre: Near) -> float:
    """By the great circle; infinite for what has no point."""
    if candidate.latitude is None or candidate.longitude is None:
        return inf
    here, there = radians(centre.latitude), radians(candidate.latitude)
    across = radians(candidate.longitude - centre.longitude)
    half = sin((there - here) / 2) ** 2 + cos(here) * cos(there) * sin(across / 2) ** 2
    return 2 * EARTH_RADIUS * asin(min(1.0, sqrt(half)))
