"""What appointment polls tell the rest of the portal of themselves."""

from workspace.polls.appointments import kinds, leaving, own_data, room, searching, stopping
from workspace.projects import departures


def register() -> None:
    room.register()
    searching.register()
    kinds.register()
    stopping.register_subscription()
    departures.register(leaving.note)
    own_data.register_parts()
