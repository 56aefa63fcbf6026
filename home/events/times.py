"""The bare times of dates: of these lists and months are put together, before anything is said of one of them."""

from collections.abc import Iterable
from datetime import datetime
from heapq import merge
from itertools import starmap
from operator import attrgetter
from typing import Any, NamedTuple

from django.db.models import Value

OURS, OF_PROJECTS = 0, 1


class Time(NamedTuple):
    """Of one date, and by what it is found."""

    start: datetime
    end: datetime
    title: str
    kind: int
    pk: int
    page_id: int | None = None


def in_lists(rows: Any, title: str, kind: int, *more: str) -> Any:  # Any: querysets of dates of either kind
    """In order, with the columns of `Time`."""
    return rows.order_by("start", "end", title, "pk").values_list("start", "end", title, Value(kind), "pk", *more)


def times_of(rows: Any, title: str, kind: int, *more: str, first: int | None = None) -> list[Time]:  # Any: as above
    """Of the first so many, or of all."""
    return list(starmap(Time, in_lists(rows, title, kind, *more)[:first]))


def in_order(*kinds: Iterable[Time]) -> list[Time]:
    """Of several kinds, each in order."""
    return list(merge(*kinds, key=attrgetter("start", "end", "title")))
