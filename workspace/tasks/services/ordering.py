"""The order of a project's tasks, and of its lists.

A row moves next to a neighbour, not by a number of places: what two people do at once has one outcome, and pressing
twice is as once. The caller holds the project's lock.
"""

from typing import Any

from django.db import models
from django.db.models import F, Max


def last_position(rows: "models.QuerySet[Any]") -> int:  # Any: tasks or lists
    """Behind all of these."""
    return int(rows.aggregate(last=Max("position"))["last"] or 0) + 1


def put_before(row: Any, neighbour: Any, rows: "models.QuerySet[Any]") -> None:  # Any: as above
    """Right before the neighbour; the others move up by one."""
    place = neighbour.position
    if row.position < place:
        _shift(rows.filter(position__gt=row.position, position__lt=place), -1)
        _place(row, place - 1)
    elif row.position > place:
        _shift(rows.filter(position__gte=place, position__lt=row.position), 1)
        _place(row, place)


def put_after(row: Any, neighbour: Any, rows: "models.QuerySet[Any]") -> None:  # Any: as above
    """Right behind the neighbour."""
    place = neighbour.position
    if row.position < place:
        _shift(rows.filter(position__gt=row.position, position__lte=place), -1)
        _place(row, place)
    elif row.position > place:
        _shift(rows.filter(position__gt=place, position__lt=row.position), 1)
        _place(row, place + 1)


def _shift(rows: "models.QuerySet[Any]", by: int) -> None:  # Any: as above
    rows.order_by().update(position=F("position") + by)


def _place(row: Any, position: int) -> None:  # Any: as above
    row.position = position
    row.save(update_fields=["position"])
