"""What both databases do alike: the numbers of a bounded number of matches are found first, and then ranked."""

import json
from abc import abstractmethod
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from math import cos, radians
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from search.contract import searchables
from search.dates import seconds_between
from search.engines.base import MOST, Engine
from search.engines.conditions import Condition, beginning, condition_of
from search.engines.ranking import SQL, Dialect, km_to, order_of
from search.engines.requests import Found, Order, Request, Suggestion
from search.models import SearchEntry

LEAD = 2000
FEW_AUDIENCES = 3
"""So many are looked up in the index. Where more than a thousand entries are found, a hundred of them cost more there
than to read who may find those with the words in their titles.
"""
KM_OF_A_DEGREE = 111.2
MOST_SUGGESTED, MOST_LOOKED_AT = 8, 200
Ranked = list[tuple[int, str, int | None]]
"""Numbers of entries, with their topics as the database writes them and their municipality."""


class Point(NamedTuple):
    latitude: float | None
    longitude: float | None


class DatabaseEngine(Engine):
    dialect: Dialect

    @abstractmethod
    def matches(self, condition: Condition, *, columns: str, where: SQL, most: int) -> SQL:
        """The entries that fulfil it, the newest rows first; `columns` and `where` are of `e`."""

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
        found = self._matches(request, of_any_kind=True)
        if len(found) > MOST:
            return self._of_many(request, found)
        pks = [pk for pk, key in found.items() if request.kind in {"", key}]
        return self._counted(pks, request, Counter(found.values()))

    def _of_many(self, request: Request, found: dict[int, str]) -> Found:
        """More than is looked through: those with the words in their titles, and the newest of the others."""
        if request.kind:
            found = self._matches(request)
        kinds = {searchable.key: None for searchable in searchables()}
        if len(found) <= MOST:
            return self._counted(list(found), request, {**kinds, request.kind: len(found)})
        pks = list({**self._matches(request, in_title=True), **found})
        if request.order == Order.BEST:  # else what has no word in its title can come first as well
            pks = pks[:MOST]
        ranked = self._ranked(pks, request)[:MOST]
        topics, municipalities = (dict.fromkeys(counts, None) for counts in _facets(ranked))
        return Found([pk for pk, _topics, _municipality in ranked], None, kinds, topics, municipalities)

    def _counted(self, pks: list[int], request: Request, kinds: Mapping[str, int | None]) -> Found:
        ranked = self._ranked(pks, request)
        return Found([pk for pk, _topics, _municipality in ranked], len(ranked), kinds, *_facets(ranked))

    def _matches(self, request: Request, *, in_title: bool = False, of_any_kind: bool = False) -> dict[int, str]:
        """Their numbers with their kinds: one more than is looked through, where there are as many."""
        by_column = in_title and len(request.audiences) > FEW_AUDIENCES
        condition = condition_of(request, in_title=in_title, of_any_kind=of_any_kind, for_everybody=by_column)
        where, parameters = self._columns(request)
        if by_column:
            where += f" AND e.audience IN ({', '.join(['%s'] * len(request.audiences))})"
            parameters += sorted(request.audiences)
        columns = "e.id, e.key, e.latitude, e.longitude"
        sql, values = self.matches(condition, columns=columns, where=(where, parameters), most=MOST + 1)
        rows = _rows(sql, values)
        near = request.near
        if near is not None:
            rows = [row for row in rows if km_to(Point(*row[2:]), near) <= near.km]
        return {pk: key for pk, key, _latitude, _longitude in rows}

    def _ranked(self, pks: list[int], request: Request) -> Ranked:
        """The best of these first. Their words are read here alone, and stay in the database."""
        if not pks:
            return []
        now = _adapted(timezone.now())
        order, parameters = order_of(request, self.dialect, now)
        entries = (
            "SELECT e.id, e.topics, e.municipality, e.latitude, e.longitude, e.folded_title, "  # noqa: S608  # our own
            f"e.date, e.starts, e.weight, {self.dialect.days} AS age, "
            f"' ' || e.title_words || ' ' AS title, ' ' || {self.dialect.lead} || ' ' AS said "
            f"FROM search_searchentry e WHERE e.id IN ({', '.join(map(str, pks))}) LIMIT {len(pks):d}"
        )
        # The limit leaves nothing out: without it PostgreSQL makes the texts anew for each place where they stand.
        sql = f"SELECT e.id, e.topics, e.municipality FROM ({entries}) e ORDER BY {order}"  # noqa: S608  # as above
        return _rows(sql, [now, *parameters])

    def _columns(self, request: Request) -> SQL:
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


def _rows(sql: str, parameters: list[Any]) -> list[tuple[Any, ...]]:  # Any: what is in columns
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()


def entries_of(sql: str, parameters: list[Any]) -> "QuerySet[SearchEntry]":
    """Those with the numbers that it gives: joined with what finds them, PostgreSQL reads its whole table."""
    return SearchEntry.objects.filter(pk__in=[pk for (pk,) in _rows(sql, parameters)])


def _period(since: Any, until: Any, last: str, first: str) -> SQL:  # Any: moments, or seconds
    """What touches the time from the one up to, not including, the other; one of them may be missing."""
    conditions = [f"{last} >= %s"] * (since is not None) + [f"{first} < %s"] * (until is not None)
    return f"({' AND '.join(conditions)})", [each for each in (since, until) if each is not None]


def _adapted(moment: datetime) -> Any:  # Any: what the database takes
    return connection.ops.adapt_datetimefield_value(moment)


def _facets(ranked: Ranked) -> tuple[Counter[int], Counter[int]]:
    """How many have each topic, and each municipality."""
    topics: Counter[int] = Counter()
    for written, number in Counter([written for _pk, written, _municipality in ranked]).items():
        topics.update(dict.fromkeys(json.loads(written), number))
    return topics, Counter([pk for _pk, _topics, pk in ranked if pk is not None])
