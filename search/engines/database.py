"""What both databases do alike: the numbers of a bounded number of matches are found first, and then ranked; the best
of them by their texts, too.
"""

import json
from abc import abstractmethod
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import cache
from itertools import compress
from typing import Any, NamedTuple, TypeVar

from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from search.contract import searchables
from search.dates import seconds_between
from search.engines.base import MOST, Engine
from search.engines.conditions import Condition, beginning, narrowing, saying
from search.engines.ranking import SQL, Dialect, order_of, within
from search.engines.requests import Found, Order, Request, Suggestion
from search.models import SearchEntry

LEAD = 2000
OF_MANY = BEST_BY_TEXT = 100
"""So many of the best are shown where more match than is looked through, and of so many is read how often they say the
words: texts are packed, and to unpack them costs more than the rest.
"""
FEW_AUDIENCES = 3
"""So many are looked up in the index. Where many entries are found, a hundred of them cost more there than to read who
may find those.
"""
MOST_RANKED = 10_000
"""There are never as many."""
COUNTED = "e.id, e.key, e.topics, e.municipality"
"""The columns of `Matches`."""
MOST_SUGGESTED, MOST_LOOKED_AT = 8, 200
NO_MORE: SQL = ("TRUE", [])
"""A condition that says nothing."""
T = TypeVar("T")
Rows = list[tuple[Any, ...]]  # Any: what is in columns


class Sought(NamedTuple):
    """What is looked for in one go."""

    request: Request
    last: Callable[[], int]
    """The highest number of an entry."""
    in_title: bool = False
    of_any_kind: bool = False

    @property
    def said(self) -> Condition:
        return saying(self.request.query, in_title=self.in_title)


class Matches(NamedTuple):
    """Of entries, a list for each column: to make an object for each of a thousand takes as long as to find them."""

    pks: Sequence[int]
    """In their order, but for how often they say the words; or the newest of more."""
    keys: Sequence[str] = ()
    topics: Sequence[str] = ()
    """As the database writes them."""
    municipalities: Sequence[str] = ()
    """Their numbers, or nothing. These three are left out where there are more."""
    are_all: bool = True

    @classmethod
    def of(cls, columns: Sequence[Sequence[Any]]) -> "Matches":
        """Those of `COUNTED`."""
        pks, keys, topics, municipalities = columns
        return cls(list(map(int, pks)), keys, topics, municipalities)

    @classmethod
    def of_many(cls, newest: Sequence[int], request: Request, most: int) -> "Matches":
        """No more of them than can be shown."""
        return cls(newest[: min(most, shown_of_many(request))], are_all=False)

    def only(self, chosen: Sequence[bool]) -> "Matches":
        """Of all."""
        if all(chosen):
            return self

        def of(column: Sequence[T]) -> list[T]:
            return list(compress(column, chosen))

        return Matches(of(self.pks), of(self.keys), of(self.topics), of(self.municipalities))


class DatabaseEngine(Engine):
    dialect: Dialect

    @abstractmethod
    def last(self) -> int:
        """The highest number of an entry; 0 where nobody wants to know."""

    @abstractmethod
    def matches(self, sought: Sought, *, most: int) -> Matches:
        """What is sought, so many at most."""

    @abstractmethod
    def selected(self, condition: Condition, *, where: SQL, most: int) -> SQL:
        """The numbers of the entries that fulfil it, the newest first; `where` is of `e`."""

    @abstractmethod
    def numbered(self, pks: Sequence[int]) -> SQL:
        """A condition: one of these entries."""

    @abstractmethod
    def audience_in(self, audiences: Sequence[str]) -> SQL:
        """A condition: one of these may find it."""

    @abstractmethod
    def beginning_with(self, condition: Condition, *, most: int) -> SQL:
        """The numbers of those in whose titles somebody is typing."""

    @property
    @abstractmethod
    def dates(self) -> str:
        """Rows with the columns `starts` and `ends`, in seconds: those of `e`, where it has several."""

    def search(self, request: Request) -> Found:
        if not request.asks_for_something:
            return Found()
        sought = Sought(request, cache(self.last), of_any_kind=True)
        matches = self.matches(sought, most=MOST)
        if not matches.are_all:
            return self._of_many(sought._replace(of_any_kind=False), matches)
        found = matches.only([key == request.kind for key in matches.keys]) if request.kind else matches
        return self._counted(found, request, Counter(matches.keys))

    def _of_many(self, sought: Sought, matches: Matches) -> Found:
        """More than is looked through: those with the words in their titles, and the newest of the others."""
        request = sought.request
        if request.kind:
            matches = self.matches(sought, most=MOST)
        kinds = {searchable.key: None for searchable in searchables()}
        if matches.are_all:
            return self._counted(matches, request, {**kinds, request.kind: len(matches.pks)})
        by_text, most = request.order == Order.BEST, shown_of_many(request)
        titled = self.matches(sought._replace(in_title=True), most=most)
        pks = list(dict.fromkeys([*titled.pks, *matches.pks]))
        pks = pks[:most] if by_text else pks  # what has no word in its title can come first in other orders
        return Found(self.in_order(pks, request, by_text=by_text)[:most], None, kinds, None, None)

    def _counted(self, found: Matches, request: Request, kinds: Mapping[str, int | None]) -> Found:
        """How often the best of them say the words is looked at last."""
        pks = found.pks
        if request.order == Order.BEST:
            pks = [*self.in_order(pks[:BEST_BY_TEXT], request, by_text=True), *pks[BEST_BY_TEXT:]]
        return Found(pks, len(pks), kinds, *_facets(found))

    def narrowed(self, sought: Sought, *, by_column: bool) -> tuple[Condition, SQL]:
        """What stands in the marks. `by_column`: who may find it is read from the entry, where these are many."""
        request = sought.request
        by_column = by_column and len(request.audiences) > FEW_AUDIENCES
        condition = narrowing(request, of_any_kind=sought.of_any_kind, for_everybody=by_column)
        return condition, self.audience_in(sorted(request.audiences)) if by_column else NO_MORE

    def matches_by(self, condition: Condition, request: Request, also: SQL, *, most: int) -> Matches:
        """Those that fulfil it and `also`."""
        newest = self.newest(condition, request, also, most=most + 1)
        if not newest:
            return Matches([])
        if len(newest) > most:
            return Matches.of_many(newest, request, most)
        query = self.ranked(self.numbered(newest), request, (COUNTED, []), most=MOST_RANKED)
        return Matches.of(self.columns(query, 4))

    def newest(self, condition: Condition, request: Request, also: SQL, *, most: int) -> list[int]:
        """The numbers of the newest that fulfil it and `also`."""
        return self.numbers(self.selected(condition, where=both(self.where(request), also), most=most))

    def in_order(self, pks: Sequence[int], request: Request, *, by_text: bool) -> list[int]:
        """`by_text`: how often they say the words counts, too; texts stay in the database."""
        if not pks:
            return []
        columns: SQL = ("e.id", [])
        return self.numbers(self.ranked(self.numbered(pks), request, columns, most=MOST_RANKED, by_text=by_text))

    def numbers(self, query: SQL) -> list[int]:
        """`query` gives one column."""
        [numbers] = self.columns(query, 1)
        return list(map(int, numbers))

    def columns(self, query: SQL, number: int) -> list[Sequence[Any]]:  # Any: numbers may be texts
        """So many columns of what it finds, a list for each."""
        return [*zip(*rows(*query), strict=True)] or [()] * number

    def ranked(self, where: SQL, request: Request, columns: SQL, *, most: int, by_text: bool = False) -> SQL:
        """The query for these columns of entries, in their order; so many at most are looked at, whichever they are."""
        now = _adapted(timezone.now())
        order, ordering = order_of(request, self.dialect, now, by_text=by_text)
        said = f", ' ' || {self.dialect.lead} || ' ' AS said" if by_text else ""
        condition, parameters = where
        entries = (
            f"SELECT {COUNTED}, e.audience, e.marks, e.latitude, e.longitude, "  # noqa: S608  # our own
            "e.folded_title, e.date, e.starts, e.weight, ' ' || e.marks || ' ' AS marked, "
            f"{self.dialect.days} AS age, ' ' || e.title_words || ' ' AS title{said} "
            f"FROM search_searchentry e WHERE {condition} LIMIT {most:d}"
        )
        # Without the limit PostgreSQL makes the texts anew for each place where they stand.
        sql = f"SELECT {columns[0]} FROM ({entries}) e ORDER BY {order}"  # noqa: S608  # as above
        return sql, [*columns[1], now, *parameters, *ordering]

    def where(self, request: Request) -> SQL:
        """What no mark stands for."""
        conditions = ["(e.shown_until IS NULL OR e.shown_until > %s)"]
        parameters: list[Any] = [_adapted(timezone.now())]
        if request.after:
            conditions.append("e.id > %s")
            parameters.append(request.after)
        if request.since is not None or request.until is not None:
            one, moments = _period(request.since, request.until, "COALESCE(e.ends, e.starts)", "e.starts")
            several, seconds = _period(*seconds_between(request.since, request.until), "d.ends", "d.starts")
            conditions.append(f"({one} OR EXISTS (SELECT 1 FROM {self.dates} d WHERE {several}))")  # noqa: S608  # our own
            parameters += [*map(_adapted, moments), *seconds]
        if request.near is not None:
            circle, numbers = within(request.near)
            conditions.append(circle)
            parameters += numbers
        return " AND ".join(conditions), parameters

    def suggest(self, words: Sequence[str], *, reader: str, audiences: frozenset[str]) -> list[Suggestion]:
        if not words:
            return []
        condition = beginning(words, reader, audiences)
        typed = " ".join(words)
        entries = entries_of(*self.beginning_with(condition, most=MOST_LOOKED_AT)).exclude(
            shown_until__lte=timezone.now()
        )
        rows = list(entries.values_list("title", "path", "key", "folded_title", "weight"))
        rows.sort(key=lambda row: (not row[3].startswith(typed), -row[4], len(row[3]), row[0]))
        once = {(title, key): Suggestion(title, path, key) for title, path, key, _folded, _weight in reversed(rows)}
        return list(reversed(once.values()))[:MOST_SUGGESTED]


def shown_of_many(request: Request) -> int:
    return OF_MANY if request.order == Order.BEST else MOST


def both(one: SQL, other: SQL) -> SQL:
    return f"{one[0]} AND {other[0]}", [*one[1], *other[1]]


def rows(sql: str, parameters: list[Any]) -> Rows:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()


def entries_of(sql: str, parameters: list[Any]) -> "QuerySet[SearchEntry]":
    """Those with the numbers that it gives: joined with what finds them, PostgreSQL reads its whole table."""
    return SearchEntry.objects.filter(pk__in=[pk for (pk,) in rows(sql, parameters)])


def _period(since: Any, until: Any, last: str, first: str) -> SQL:  # Any: moments, or seconds
    """What touches the time from the one up to, not including, the other; one of them may be missing."""
    conditions = [f"{last} >= %s"] * (since is not None) + [f"{first} < %s"] * (until is not None)
    return f"({' AND '.join(conditions)})", [each for each in (since, until) if each is not None]


def _adapted(moment: datetime) -> Any:  # Any: what the database takes
    return connection.ops.adapt_datetimefield_value(moment)


def _facets(found: Matches) -> tuple[Counter[int], Counter[int]]:
    """How many have each topic, and each municipality."""
    topics: Counter[int] = Counter()
    for written, number in Counter(found.topics).items():
        topics.update(dict.fromkeys(json.loads(written), number))
    return topics, Counter({int(pk): number for pk, number in Counter(found.municipalities).items() if pk})
