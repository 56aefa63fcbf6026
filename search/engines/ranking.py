"""Which of the entries that hold all the words comes first, as an expression that the database computes.

The title counts most, then how often the words stand at the beginning of the text, then how new it is and how many
people stand behind it.
"""

from math import asin, cos, degrees, inf, log1p, radians, sin, sqrt
from typing import Any, NamedTuple, Protocol, TypeAlias

from search.engines.requests import Near, Order, Request
from search.language import Query

IN_TITLE, WHOLE_TITLE, IN_TEXT, NEW, WEIGHT = 3.0, 2.0, 1.5, 0.6, 0.3
OFTEN = log1p(8)
MANY = log1p(500)
DAYS_TO_HALF = 365
EARTH_RADIUS = 6371.0
# Grows with the great circle, see `km_to`.
FAR = (
    "power(sin(radians(e.latitude - %s) / 2), 2)"
    " + cos(radians(%s)) * cos(radians(e.latitude)) * power(sin(radians(e.longitude - %s) / 2), 2)"
)

SQL: TypeAlias = tuple[str, list[Any]]  # Any: parameters of the database


class Dialect(NamedTuple):
    """What each database writes in its own way; of entries that are called `e`."""

    least: str
    greatest: str
    size: str
    """How long a text is, in whatever is counted fastest."""
    place: str
    """Where in a text another one stands; 0 for nowhere. Faster than `LIKE`."""
    lead: str
    """The beginning of the words."""
    days: str
    """How old it is at a moment, which is the parameter."""


def within(near: Near) -> SQL:
    """A condition: in this circle, and so in the box around it, which is cheaper to look at."""
    half = near.km / (2 * EARTH_RADIUS)
    high = degrees(2 * half)
    wide = high / max(0.01, cos(radians(near.latitude)))
    box = [near.latitude - high, near.latitude + high, near.longitude - wide, near.longitude + wide]
    circle = [near.latitude, near.latitude, near.longitude, sin(half) ** 2]
    return f"e.latitude BETWEEN %s AND %s AND e.longitude BETWEEN %s AND %s AND {FAR} <= %s", [*box, *circle]


class Placed(Protocol):
    @property
    def latitude(self) -> float | None: ...
    @property
    def longitude(self) -> float | None: ...


def order_of(request: Request, dialect: Dialect, now: Any, *, by_text: bool) -> SQL:  # Any: a moment as it takes it
    """Of rows `e` that have also `title` and `age`, and `said` where the text counts: the words of both between spaces,
    and days."""
    score, parameters = _score(request.query, dialect, by_text=by_text)
    best = f"{score} DESC, e.id DESC"
    if request.order == Order.NEWEST:
        return f"e.date DESC NULLS LAST, {best}", parameters
    if request.order == Order.NEXT:
        over = "CASE WHEN e.starts >= %s THEN 0 ELSE 1 END"
        return f"{over}, e.starts ASC NULLS LAST, {best}", [now, *parameters]
    if request.order == Order.NEAREST and request.near is not None:
        latitude, longitude = request.near.latitude, request.near.longitude
        return f"{FAR} ASC NULLS LAST, {best}", [latitude, latitude, longitude, *parameters]
    return best, parameters


def _score(query: Query, dialect: Dialect, *, by_text: bool) -> SQL:
    number = len(query.terms)
    phrases = [[f" {' '.join(phrase)} " for phrase in term.alternatives] for term in query.terms]
    in_title = [f"({' OR '.join([f'{dialect.place}(e.title, %s) > 0'] * len(each))})" for each in phrases]
    titled = [phrase for each in phrases for phrase in each]
    words = f"{dialect.size}(e.folded_title) - {dialect.size}(replace(e.folded_title, ' ', '')) + 1"
    length = sum(len(term.alternatives[0]) for term in query.terms)
    age = f"{dialect.greatest}(0, coalesce(e.age, {10 * DAYS_TO_HALF}))"
    parts = [
        f"{_real(IN_TITLE / number)} * ({' + '.join(f'CASE WHEN {each} THEN 1 ELSE 0 END' for each in in_title)})",
        f"CASE WHEN {' AND '.join(in_title)} AND {words} = %s THEN {_real(WHOLE_TITLE)} ELSE 0 END",
        f"{_real(NEW)} * power(0.5, {age} / {_real(DAYS_TO_HALF)})",
        f"{_real(WEIGHT)} * {_up_to(f'{dialect.greatest}(0, e.weight)', MANY, dialect)}",
    ]
    parameters = [*titled, *titled, length]
    if by_text:
        once = f"({dialect.size}(e.said) - {dialect.size}(replace(e.said, %s, ''))) / {dialect.size}(%s)"
        times = [" + ".join([once] * len(each)) for each in phrases]
        parts.append(f"{_real(IN_TEXT / number)} * ({' + '.join(_up_to(each, OFTEN, dialect) for each in times)})")
        parameters += [phrase for each in phrases for one in each for phrase in (one, one)]
    return " + ".join(parts), parameters


def _up_to(number: str, much: float, dialect: Dialect) -> str:
    """From 0 to 1, where each more counts less than the one before."""
    return f"{dialect.least}(1, ln(1 + {number}) / {_real(much)})"


def _real(number: float) -> str:
    """PostgreSQL takes a number with a point for a decimal, and computes with these many times slower."""
    return f"CAST({number!r} AS double precision)"


def km_to(candidate: Placed, centre: Near) -> float:
    """By the great circle; infinite for what has no point."""
    if candidate.latitude is None or candidate.longitude is None:
        return inf
    here, there = radians(centre.latitude), radians(candidate.latitude)
    across = radians(candidate.longitude - centre.longitude)
    half = sin((there - here) / 2) ** 2 + cos(here) * cos(there) * sin(across / 2) ** 2
    return 2 * EARTH_RADIUS * asin(min(1.0, sqrt(half)))
