from workspace.calendar.models.events import Event
from workspace.calendar.models.guests import Guest
from workspace.calendar.models.occurrences import Change, Occurrence
from workspace.calendar.models.parts import Attachment, Helper, Reminded, Reminder, Role

__all__ = ["Attachment", "Change", "Event", "Guest", "Helper", "Occurrence", "Reminded", "Reminder", "Role"]
