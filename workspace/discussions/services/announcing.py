"""Who hears of what: pages that are open by a nudge, people by what is written down for them, and the search."""

from collections.abc import Sequence

from portal.activity.events import happen
from portal.live.nudges import nudge
from workspace.discussions.models import Reply, Topic
from workspace.discussions.searching import changed_in

TOPIC, REPLY, MENTION = "discussions.topic", "discussions.reply", "discussions.mention"
"""The kinds, see `workspace.discussions.kinds`."""


def channel_of(topic: Topic) -> str:
    return f"discussion:{topic.pk}"


def changed(topic: Topic) -> None:
    """Something in it reads otherwise."""
    looks_otherwise(topic)
    changed_in(topic)


def looks_otherwise(topic: Topic) -> None:
    """None of its words has changed."""
    nudge(channel_of(topic))


def said(reply: Reply) -> None:
    """A discussion was begun with it, or it was said in one."""
    _happen(TOPIC if reply.is_opening else REPLY, reply)
    changed(reply.topic)


def named(reply: Reply, people: Sequence[int], *, everybody: bool = False) -> None:
    """These were named in it who were not before."""
    if people or everybody:
        _happen(MENTION, reply, people=",".join(map(str, people)), everybody=everybody)


def _happen(kind: str, reply: Reply, **data: str | bool) -> None:
    topic = reply.topic
    numbers = {"reply": reply.pk, "number": reply.number}
    happen(kind, target=topic, actor=reply.author, scope=topic.project, data={**numbers, **data})
