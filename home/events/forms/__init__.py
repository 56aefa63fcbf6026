"""What the editors fill in for an event."""

from home.events.forms.event import EventPageForm

__all__ = ["EventPageForm"]
