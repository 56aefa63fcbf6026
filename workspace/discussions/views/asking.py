"""The doors of the room."""

from workspace.discussions.querysets import KEY
from workspace.projects.access import button_of_room, call_of_room
from workspace.projects.doors import doors_of

_doors = doors_of(KEY)
page, writing, button, talking, saying = _doors.page, _doors.writing, _doors.button, _doors.talking, _doors.saying
marking = button_of_room(KEY)
"""How far somebody has read: everybody who belongs to it, also where nobody writes any more."""
news = call_of_room(KEY, "GET")
keeping = call_of_room(KEY, "POST")
"""What a script keeps for them."""
