"""What both databases do alike: the numbers of a bounded number of matches are found first, and then ranked; the best
of them by their texts, too.
"""

import json
from abc import abstractmethod
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from math import cos, radians
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from search.contract import searchables
from search.dates import seconds_between
from search.engines.base import MOST, Engine
from search.engines.conditions import Condition, beginning, narrowing, saying
from search.engines.ranking import SQL, Dialect, km_to, order_of
from search.engines.requests import Found, Order, Request, Suggestion
from search.models import SearchEntry

LEAD = 2000
OF_MANY = 300
"""So many of the best are shown where more match than is looked through."""
BEST_BY_TEXT = 200
"""Of so many is read how often they say the words: texts are packed, and to unpack them costs more than the rest."""
FEW_AUDIENCES = 3
"""So many are looked up in the index. Where many entries are found, a hundred of them cost more there than to read who
may find those.
"""
MOST_RANKED = 10_000
"""There are never as many."""
KM_OF_A_DEGREE = 111.2
MOST_SUGGESTED, MOST_LOOKED_AT = 8, 200
NO_MORE: SQL = ("TRUE", [])
"""A condition that says nothing."""
Rows = list[tuple[Any, ...]]  # Any: what is in columns


class Sought(NamedTuple):
    """What is looked for in one go."""

    request: Request
    in_title: bool = False
    of_any_kind: bool = False

    @property
    def said(self) -> Condition:
        return saying(self.request.query, in_title=self.in_title)


class Matches(NamedTuple):
    keys: dict[int, str]
    """Numbers of entries, with their kinds."""
    are_all: bool


class Ranked(NamedTuple):
    """An entry with what is counted of it."""

    pk: int
    topics: str
    """As the database writes them."""
    municipality: int | None


class Point(NamedTuple):
    latitude: float | None
    longitude: float | None


class DatabaseEngine(Engine):
    dialect: Dialect

    @abstractmethod
    def rows_of(self, sought: Sought, *, most: int) -> Rows:
        """What `columns_of` says of the newest rows of what is sought."""

    @abstractmethod
    def matches(self, condition: Condition, *, columns: str, where: SQL, most: int) -> SQL:
        """The entries that fulfil it, the newest rows first; `columns` and `where` are of `e`."""

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
        found = self._matches(Sought(request, of_any_kind=True), MOST)
        if not found.are_all:
            return self._of_many(request, found)
        pks = [pk for pk, key in found.keys.items() if request.kind in {"", key}]
        return self._counted(pks, request, Counter(found.keys.values()))

    def _of_many(self, request: Request, found: Matches) -> Found:
        """More than is looked through: those with the words in their titles, and the newest of the others."""
        if request.kind:
            found = self._matches(Sought(request), MOST)
        kinds = {searchable.key: None for searchable in searchables()}
        if found.are_all:
            return self._counted(list(found.keys), request, {**kinds, request.kind: len(found.keys)})
        most = OF_MANY if request.order == Order.BEST else MOST
        pks = list({**self._matches(Sought(request, in_title=True), most).keys, **found.keys})
        if request.order == Order.BEST:  # else what has no word in its title can come first as well
            pks = pks[:most]
        return Found([pk for (pk,) in self._in_turn(pks, request, "e.id")[:most]], None, kinds, None, None)

    def _counted(self, pks: list[int], request: Request, kinds: Mapping[str, int | None]) -> Found:
        found = [Ranked(*row) for row in self._in_turn(pks, request, "e.id, e.topics, e.municipality")]
        return Found([each.pk for each in found], len(found), kinds, *_facets(found))

    def _matches(self, sought: Sought, most: int) -> Matches:
        """Their numbers with their kinds, so many at most."""
        found = self.rows_of(sought, most=most + 1)
        are_all, near = len(found) <= most, sought.request.near
        if near is not None:
            found = [row for row in found if km_to(Point(*row[2:]), near) <= near.km]
        return Matches({row[0]: row[1] for row in found[:most]}, are_all)

    def narrowed(self, sought: Sought, *, by_column: bool) -> tuple[Condition, SQL]:
        """What stands in the marks. `by_column`: who may find it is read from the entry, where these are many."""
        request = sought.request
        by_column = by_column and len(request.audiences) > FEW_AUDIENCES
        condition = narrowing(request, of_any_kind=sought.of_any_kind, for_everybody=by_column)
        return condition, self.audience_in(sorted(request.audiences)) if by_column else NO_MORE

    def rows_among(self, request: Request, condition: Condition, also: SQL, *, most: int) -> Rows:
        """The newest rows that fulfil it and `also`: what `columns_of` says of them."""
        where = both(self.where(request), also)
        return rows(*self.matches(condition, columns=columns_of(request), where=where, most=most))

    def _in_turn(self, pks: list[int], request: Request, columns: str) -> Rows:
        """The first of these first: how often the best of them say the words is looked at last."""
        if not pks:
            return []
        by_text = request.order == Order.BEST
        few = by_text and len(pks) <= BEST_BY_TEXT
        ranked = self._in_order(pks, request, columns, by_text=few)
        if few or not by_text:
            return ranked
        by_number = {row[0]: row for row in ranked}
        best = self._in_order(list(by_number)[:BEST_BY_TEXT], request, "e.id", by_text=True)
        return [by_number[pk] for (pk,) in best] + ranked[BEST_BY_TEXT:]

    def _in_order(self, pks: Sequence[int], request: Request, columns: str, *, by_text: bool) -> Rows:
        """The texts stay in the database."""
        now = _adapted(timezone.now())
        order, ordering = order_of(request, self.dialect, now, by_text=by_text)
        said = f", ' ' || {self.dialect.lead} || ' ' AS said" if by_text else ""
        where, parameters = self.numbered(pks)
        entries = (
            "SELECT e.id, e.topics, e.municipality, e.latitude, e.longitude, e.folded_title, "  # noqa: S608  # our own
            f"e.date, e.starts, e.weight, {self.dialect.days} AS age, ' ' || e.title_words || ' ' AS title{said} "
            f"FROM search_searchentry e WHERE {where} LIMIT {MOST_RANKED:d}"
        )
        # The limit leaves nothing out: without it PostgreSQL makes the texts anew for each place where they stand.
        sql = f"SELECT {columns} FROM ({entries}) e ORDER BY {order}"  # noqa: S608  # as above
        return rows(sql, [now, *parameters, *ordering])

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
            near = request.near
            high = near.km / KM_OF_A_DEGREE
            wide = high / max(0.01, cos(radians(near.latitude)))
            conditions.append("e.latitude BETWEEN %s AND %s AND e.longitude BETWEEN %s AND %s")
            parameters += [near.latitude - high, near.latitude + high, near.longitude - wide, near.longitude + wide]
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


def both(one: SQL, other: SQL) -> SQL:
    return f"{one[0]} AND {other[0]}", [*one[1], *other[1]]


def columns_of(request: Request) -> str:
    return "e.id, e.key" + ", e.latitude, e.longitude" * (request.near is not None)


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


def _facets(ranked: Iterable[Ranked]) -> tuple[Counter[int], Counter[int]]:
    """How many have each topic, and each municipality."""
    topics: Counter[int] = Counter()
    for written, number in Counter([each.topics for each in ranked]).items():
        topics.update(dict.fromkeys(json.loads(written), number))
    return topics, Counter([each.municipality for each in ranked if each.municipality is not None])
