"""The doors of the room."""

from workspace.documents.querysets import KEY
from workspace.projects.access import call_of_room
from workspace.projects.doors import doors_of

_doors = doors_of(KEY)
page, writing, button, saying = _doors.page, _doors.writing, _doors.button, _doors.saying
fetching = call_of_room(KEY, "GET", "HEAD")
"""Bytes, for everybody who belongs to the project."""
