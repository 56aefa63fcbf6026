from workspace.calendar.models.events import Event
from workspace.calendar.models.guests import Guest
from workspace.calendar.models.imports import Origin, TakenCalendar, TakenEvent, UploadedCalendar
from workspace.calendar.models.links import CalendarLink
from workspace.calendar.models.occurrences import Change, Occurrence
from workspace.calendar.models.parts import Attachment, Helper, Reminded, Reminder, Role

__all__ = [
    "Attachment",
    "CalendarLink",
    "Change",
    "Event",
    "Guest",
    "Helper",
    "Occurrence",
    "Origin",
    "Reminded",
    "Reminder",
    "Role",
    "TakenCalendar",
    "TakenEvent",
    "UploadedCalendar",
]
