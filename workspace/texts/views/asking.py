"""The doors of the room."""

from workspace.projects.doors import doors_of
from workspace.texts.querysets import KEY

_doors = doors_of(KEY)
page, writing, button, talking, saying = _doors.page, _doors.writing, _doors.button, _doors.talking, _doors.saying
