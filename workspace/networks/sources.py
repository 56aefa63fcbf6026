"""What apps bring to the networks: dates for the shared calendar, news for the shared news.

Each registers in its AppConfig.ready(); events and news, which are above, come down that way. A source gives only what
everybody may see. It is asked for numbers and for first rows, never for everything, so that a page costs the same with
three projects as with sixty.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar, overload

import icalendar
from django.http import HttpRequest
from django.utils import timezone

from initiatives.directory.layers import Card

MOST = 1000
"""No list goes further back, or ahead."""


@dataclass(frozen=True)
class Scope:
    """The projects of a network that everybody may see, and the pages of these in all languages."""

    projects: Sequence[int]
    pages: Sequence[int]


@dataclass(frozen=True)
class Date:
    start: datetime
    end: datetime | None
    all_day: bool
    title: str
    url: str
    place: str = ""


@dataclass(frozen=True)
class Item:
    """One piece of news."""

    at: datetime
    card: Card
    who: str = ""
    """Who says it, for feeds."""


@dataclass(frozen=True)
class DateSource:
    """In the reader's language, from a moment on."""

    name: str
    count: Callable[[Scope, datetime], int]
    first: Callable[[Scope, datetime, int], Iterable[Date]]
    """So many, the next one first."""
    entries: Callable[[Scope, datetime, HttpRequest], Iterable[icalendar.Event]]

    def register(self) -> None:
        _dates[self.name] = self


@dataclass(frozen=True)
class NewsSource:
    """In the reader's language."""

    name: str
    count: Callable[[Scope], int]
    newest: Callable[[Scope, int], Iterable[Item]]

    def register(self) -> None:
        _news[self.name] = self


_dates: dict[str, DateSource] = {}
_news: dict[str, NewsSource] = {}
T = TypeVar("T")


class Merged(Sequence[T]):
    """The rows of several sources as one list in order, of which a page can be cut without reading all."""

    def __init__(self, count: int, read: Callable[[int], Iterable[T]]) -> None:
        """`read(number)` gives at least the first `number` rows, in order."""
        self._count, self._read = min(count, MOST), read

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, wanted: int, /) -> T: ...
    @overload
    def __getitem__(self, wanted: slice, /) -> list[T]: ...
    def __getitem__(self, wanted: int | slice, /) -> T | list[T]:
        stop = wanted.stop if isinstance(wanted, slice) else wanted + 1
        end = self._count if stop is None else min(stop, self._count)
        return list(self._read(end))[:end][wanted]


def dates_of(scope: Scope) -> Merged[Date]:
    """Coming, or going on; the next one first."""
    now, sources = timezone.now(), sorted(_dates.values(), key=lambda source: source.name)

    def read(number: int) -> list[Date]:
        rows = (row for source in sources for row in source.first(scope, now, number))
        return sorted(rows, key=lambda row: (row.start, row.title))

    return Merged(sum(source.count(scope, now) for source in sources), read)


def entries_of(scope: Scope, request: HttpRequest) -> Iterable[icalendar.Event]:
    """The same for calendars."""
    now = timezone.now()
    for source in sorted(_dates.values(), key=lambda source: source.name):
        yield from source.entries(scope, now, request)


def news_of(scope: Scope) -> Merged[Item]:
    """The newest first."""
    sources = sorted(_news.values(), key=lambda source: source.name)

    def read(number: int) -> list[Item]:
        rows = (row for source in sources for row in source.newest(scope, number))
        return sorted(rows, key=lambda row: row.at, reverse=True)

    return Merged(sum(source.count(scope) for source in sources), read)
