"""Whatever decisions bring to the rest of the portal, said in AppConfig.ready()."""

from workspace.polls.decisions import kinds, leaving, moderating, own_data, room
from workspace.projects import departures


def register() -> None:
    room.register()
    kinds.register()
    moderating.POLLS.register()
    departures.register(leaving.note)
    own_data.register_parts()
