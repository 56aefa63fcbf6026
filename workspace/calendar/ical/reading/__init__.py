"""Calendar files as others write them: broken, enormous, of zones that nobody knows, without an end."""

from workspace.calendar.ical.reading.events import Contents, read

__all__ = ["Contents", "read"]
