"""What others ask of the calendar: `create_event`, `change_event`, `cancel_event`; `happened` tells them in turn."""

from workspace.calendar.services.changing import cancel_event, change_event, move_event, restore_event
from workspace.calendar.services.guests import Invitee, invite, uninvite
from workspace.calendar.services.writing import create_event, delete_event

__all__ = [
    "Invitee",
    "cancel_event",
    "change_event",
    "create_event",
    "delete_event",
    "invite",
    "move_event",
    "restore_event",
    "uninvite",
]
