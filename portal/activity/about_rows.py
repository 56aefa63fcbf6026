"""A kind of event whose thing is a row of one model: most of them."""

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django.db import models

from portal.activity.kinds import Family, Kind, Line, found_later
from portal.base.prepared import prepared
from portal.regions.ordinary import is_ordinary, ordinary

if TYPE_CHECKING:
    from portal.activity.models import Event

# Any, in this module: users and anonymous visitors; rows of the app's model.


class AboutRow(Kind):
    depends_on_the_key = False
    """Whether `seen_by`, of somebody who is ordinary, says the same of everybody but for their key."""

    @abstractmethod
    def seen_by(self, user: Any) -> "models.QuerySet[Any]":
        """What exists for this person."""

    @abstractmethod
    def rows(self) -> "models.QuerySet[Any]":
        """With all that the words need."""

    @abstractmethod
    def words(self, event: "Event", row: Any) -> str: ...

    def row_id(self, event: "Event") -> int:
        """Where the row is not the thing itself, but something said about it: from the data."""
        return event.object_id

    def url(self, event: "Event", row: Any) -> str:
        return str(row.get_absolute_url())

    def title(self, row: Any) -> str:
        return str(row)

    def actor(self, event: "Event", row: Any) -> str:
        return event.actor.get_short_name() if event.actor else ""

    def read(self, user: Any, ids: Iterable[int]) -> dict[int, Any]:
        """Those of these rows that exist for this person. Their numbers are said twice, so that no plan reads more."""
        numbers = set(ids)
        if self.depends_on_the_key and is_ordinary(user):
            return {row.pk: row for row in _read(user.pk, numbers, kind=self)}
        seen = self.seen_by(user).filter(pk__in=numbers).order_by().values("pk")
        return dict(self.rows().filter(pk__in=seen).order_by().in_bulk(numbers))

    def visible_to(self, user: Any, events: Sequence["Event"]) -> set[int]:
        rows = self.read(user, map(self.row_id, events))
        return {event.pk for event in events if self.row_id(event) in rows}

    def told(self, user: Any, family: Family, language: str) -> dict[int, Line]:
        abouts = [(kind, event, kind.row_id(event)) for kind, events in family for event in events]
        rows = self.read(user, (pk for _kind, _event, pk in abouts))
        return {event.pk: kind.line(event, rows[pk], language) for kind, event, pk in abouts if pk in rows}

    def line(self, event: "Event", row: Any, language: str) -> Line:
        address = found_later(language, lambda: self.url(event, row))
        return Line(self.words(event, row), address, self.actor(event, row), self.title(row))


@prepared
def _read(user: int, numbers: Iterable[int], *, kind: AboutRow) -> "models.QuerySet[Any]":
    seen = kind.seen_by(ordinary(user)).filter(pk__in=numbers).order_by().values("pk")
    return kind.rows().filter(pk__in=seen).filter(pk__in=numbers).order_by()
