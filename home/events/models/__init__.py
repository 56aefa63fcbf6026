"""Events, the list they stand in, and the dates on which they take place."""

from home.events.models.occurrences import Occurrence
from home.events.models.pages import EventIndexPage, EventPage

__all__ = ["EventIndexPage", "EventPage", "Occurrence"]
