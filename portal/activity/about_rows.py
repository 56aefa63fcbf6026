"""A kind of event whose thing is a row of one model: most of them."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.db import models

from portal.activity.kinds import Kind, Line

if TYPE_CHECKING:
    from portal.activity.models import Event

# Any, in this module: users and anonymous visitors; rows of the app's model.


class AboutRow(Kind):
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

    def visible_to(self, user: Any, events: Sequence["Event"]) -> set[int]:
        ids = {self.row_id(event) for event in events}
        seen = set(self.seen_by(user).filter(pk__in=ids).values_list("pk", flat=True))
        return {event.pk for event in events if self.row_id(event) in seen}

    def lines(self, events: Sequence["Event"], language: str) -> dict[int, Line]:
        found = self.rows().in_bulk({self.row_id(event) for event in events})
        return {
            event.pk: Line(
                self.words(event, row),
                self.url(event, row),
                event.actor.get_short_name() if event.actor else "",
                self.title(row),
            )
            for event in events
            if (row := found.get(self.row_id(event))) is not None
        }
