"""The doors of the room."""

from workspace.calendar.querysets import KEY
from workspace.projects.doors import doors_of

_doors = doors_of(KEY)
page, writing, button, saying = _doors.page, _doors.writing, _doors.button, _doors.saying
