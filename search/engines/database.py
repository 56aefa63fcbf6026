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


class Match(NamedTuple):
    """An entry, with what is counted of it."""

    pk: int
    latitude: float | None = None
    longitude: float | None = None
    key: str = ""
    topics: str = "[]"
    """As the database writes them."""
    municipality: int | None = None


WHERE = "e.id, e.latitude, e.longitude"
WHOLE_MATCH = f"{WHERE}, e.key, e.topics, e.municipality"
"""Its columns, as far as they are asked for."""


class Matches(NamedTuple):
    found: list[Match]
    """All of them in their order, but for how often they say the words; or the newest of more, of which only is known
    where they are.
    """
    are_all: bool

    @classmethod
    def of_many(cls, newest: Sequence[tuple[Any, ...]], request: Request, most: int) -> "Matches":
        """No more of them than can be shown; around a place as many as that, for some lie outside of the circle."""
        of_use = most if request.near else min(most, shown_of_many(request))
        return cls([Match(*row) for row in newest[:of_use]], are_all=False)


class DatabaseEngine(Engine):
    dialect: Dialect

    @abstractmethod
    def matches(self, sought: Sought, *, most: int) -> Matches:
        """What is sought, so many at most."""

    @abstractmethod
    def selected(self, condition: Condition, *, columns: str, where: SQL, most: int) -> SQL:
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
        matches = self._near(Sought(request, of_any_kind=True), MOST)
        if not matches.are_all:
            return self._of_many(request, matches)
        found = [match for match in matches.found if request.kind in {"", match.key}]
        return self._counted(found, request, Counter(match.key for match in matches.found))

    def _of_many(self, request: Request, matches: Matches) -> Found:
        """More than is looked through: those with the words in their titles, and the newest of the others."""
        if request.kind:
            matches = self._near(Sought(request), MOST)
        kinds = {searchable.key: None for searchable in searchables()}
        if matches.are_all:
            return self._counted(matches.found, request, {**kinds, request.kind: len(matches.found)})
        by_text, most = request.order == Order.BEST, shown_of_many(request)
        titled = self._near(Sought(request, in_title=True), most)
        pks = list(dict.fromkeys(match.pk for match in (*titled.found, *matches.found)))
        pks = pks[:most] if by_text else pks  # what has no word in its title can come first in other orders
        ranked = self.in_order(pks, request, "e.id", by_text=by_text)
        return Found([pk for (pk,) in ranked[:most]], None, kinds, None, None)

    def _counted(self, found: list[Match], request: Request, kinds: Mapping[str, int | None]) -> Found:
        """How often the best of them say the words is looked at last."""
        pks = [match.pk for match in found]
        if request.order == Order.BEST:
            best = self.in_order(pks[:BEST_BY_TEXT], request, "e.id", by_text=True)
            pks = [*(pk for (pk,) in best), *pks[BEST_BY_TEXT:]]
        return Found(pks, len(pks), kinds, *_facets(found))

    def _near(self, sought: Sought, most: int) -> Matches:
        """Without what is in the box around a circle, and not in the circle."""
        matches, near = self.matches(sought, most=most), sought.request.near
        if near is None:
            return matches
        return matches._replace(found=[match for match in matches.found if km_to(match, near) <= near.km])

    def narrowed(self, sought: Sought, *, by_column: bool) -> tuple[Condition, SQL]:
        """What stands in the marks. `by_column`: who may find it is read from the entry, where these are many."""
        request = sought.request
        by_column = by_column and len(request.audiences) > FEW_AUDIENCES
        condition = narrowing(request, of_any_kind=sought.of_any_kind, for_everybody=by_column)
        return condition, self.audience_in(sorted(request.audiences)) if by_column else NO_MORE

    def matches_by(self, condition: Condition, request: Request, also: SQL, *, most: int) -> Matches:
        """Those that fulfil it and `also`."""
        newest = self.newest(condition, request, also, most=most + 1)
        if len(newest) > most:
            return Matches.of_many(newest, request, most)
        ranked = self.in_order([row[0] for row in newest], request, WHOLE_MATCH, by_text=False)
        return Matches([Match(*row) for row in ranked], are_all=True)

    def newest(self, condition: Condition, request: Request, also: SQL, *, most: int) -> Rows:
        """The newest that fulfil it and `also`: their numbers, and where they are, if that is asked for."""
        columns = WHERE if request.near else "e.id"
        return rows(*self.selected(condition, columns=columns, where=both(self.where(request), also), most=most))

    def in_order(self, pks: Sequence[int], request: Request, columns: str, *, by_text: bool) -> Rows:
        """These columns of entries. `by_text`: how often they say the words counts, too; texts stay in the database."""
        if not pks:
            return []
        return rows(*self.ranked(self.numbered(pks), request, (columns, []), most=MOST_RANKED, by_text=by_text))

    def ranked(self, where: SQL, request: Request, columns: SQL, *, most: int, by_text: bool = False) -> SQL:
        """The query for these columns of entries, in their order; so many at most are looked at, whichever they are."""
        now = _adapted(timezone.now())
        order, ordering = order_of(request, self.dialect, now, by_text=by_text)
        said = f", ' ' || {self.dialect.lead} || ' ' AS said" if by_text else ""
        condition, parameters = where
        entries = (
            f"SELECT {WHOLE_MATCH}, e.audience, e.marks, e.folded_title, e.date, e.starts, e.weight, "  # noqa: S608  # our own
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


def _facets(found: Iterable[Match]) -> tuple[Counter[int], Counter[int]]:
    """How many have each topic, and each municipality."""
    topics: Counter[int] = Counter()
    for written, number in Counter([each.topics for each in found]).items():
        topics.update(dict.fromkeys(json.loads(written), number))
    return topics, Counter([each.municipality for each in found if each.municipality is not None])
