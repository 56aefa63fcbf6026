"""The doors of the room."""

from workspace.polls.keys import KEY
from workspace.projects.doors import doors_of

_doors = doors_of(KEY)
page, writing, button, talking, saying = _doors.page, _doors.writing, _doors.button, _doors.talking, _doors.saying
asking = _doors.asking
