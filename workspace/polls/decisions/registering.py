"""Whatever decisions bring to the rest of the portal, said in AppConfig.ready()."""

from workspace.polls.decisions import (
    embedding,
    following,
    kinds,
    leaving,
    moderating,
    own_data,
    room,
    searching,
    shelf,
    showcase,
    stories,
)
from workspace.projects import attachables, blueprints, departures


def register() -> None:
    room.register()
    searching.register()
    embedding.register()
    attachables.register(shelf.Polls())
    kinds.register()
    following.POLLS.register()
    moderating.POLLS.register()
    showcase.POLLS_OF_A_PROJECT.register()
    departures.register(leaving.note)
    blueprints.register(stories.copy_polls)
    own_data.register_parts()
