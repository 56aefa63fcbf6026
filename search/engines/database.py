"""What both databases do alike: a bounded number of matches is fetched, and ranked here."""

from abc import abstractmethod
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from math import cos, radians
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from search.contract import searchables
from search.dates import seconds_between
from search.engines.base import MOST, Engine
from search.engines.conditions import Condition, beginning, condition_of
from search.engines.ranking import Candidate, in_order, km_to
from search.engines.requests import Found, Request, Suggestion
from search.models import SearchEntry

LEAD = 2000
FEW_AUDIENCES = 3
"""So many are looked up in the index. Where more than a thousand entries are found, a hundred of them cost more there
than to read who may find those with the words in their titles.
"""
KM_OF_A_DEGREE = 111.2
MOST_SUGGESTED, MOST_LOOKED_AT = 8, 200
READ = [name for name in Candidate._fields if name != "lead"]

SQL = tuple[str, list[Any]]  # Any: parameters of the database


class DatabaseEngine(Engine):
    @abstractmethod
    def candidates(self, condition: Condition, *, where: SQL, most: int) -> list[Candidate]:
        """The entries that fulfil it; `where` is about the columns of `e`."""

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
        found = self._candidates(request, of_any_kind=True)
        if len(found) > MOST:
            return self._of_many(request, found)
        kinds = Counter(each.key for each in found)
        return _answer([each for each in found if request.kind in {"", each.key}], request, kinds)

    def _of_many(self, request: Request, found: list[Candidate]) -> Found:
        """More than is looked through: those with the words in their titles, and the newest of the others."""
        if request.kind:
            found = self._candidates(request)
        kinds = {searchable.key: None for searchable in searchables()}
        if len(found) <= MOST:
            return _answer(found, request, {**kinds, request.kind: len(found)})
        chosen = {each.pk: each for each in [*self._candidates(request, in_title=True), *found]}
        ordered = in_order(list(chosen.values()), request, timezone.now())[:MOST]
        topics = dict.fromkeys((pk for each in ordered for pk in each.topics), None)
        municipalities = {each.municipality: None for each in ordered if each.municipality is not None}
        return Found([each.pk for each in ordered], None, kinds, topics, municipalities)

    def _candidates(self, request: Request, *, in_title: bool = False, of_any_kind: bool = False) -> list[Candidate]:
        """One more than is looked through, where there are as many."""
        by_column = in_title and len(request.audiences) > FEW_AUDIENCES
        condition = condition_of(request, in_title=in_title, of_any_kind=of_any_kind, for_everybody=by_column)
        columns, parameters = self._columns(request)
        if by_column:
            columns += f" AND e.audience IN ({', '.join(['%s'] * len(request.audiences))})"
            parameters += sorted(request.audiences)
        found = self.candidates(condition, where=(columns, parameters), most=MOST + 1)
        near = request.near
        return found if near is None else [each for each in found if km_to(each, near) <= near.km]

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


def entries_of(sql: str, parameters: list[Any]) -> "QuerySet[SearchEntry]":
    """Those with the numbers that it gives: joined with what finds them, PostgreSQL reads its whole table."""
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        pks = [pk for (pk,) in cursor.fetchall()]
    return SearchEntry.objects.filter(pk__in=pks)


def _period(since: Any, until: Any, last: str, first: str) -> SQL:  # Any: moments, or seconds
    """What touches the time from the one up to, not including, the other; one of them may be missing."""
    conditions = [f"{last} >= %s"] * (since is not None) + [f"{first} < %s"] * (until is not None)
    return f"({' AND '.join(conditions)})", [each for each in (since, until) if each is not None]


def _adapted(moment: datetime) -> Any:  # Any: what the database takes
    return connection.ops.adapt_datetimefield_value(moment)


def _answer(found: list[Candidate], request: Request, kinds: Mapping[str, int | None]) -> Found:
    ordered = in_order(found, request, timezone.now())
    topics = Counter(pk for each in found for pk in each.topics)
    municipalities = Counter(each.municipality for each in found if each.municipality is not None)
    return Found([each.pk for each in ordered], len(ordered), kinds, topics, municipalities)
