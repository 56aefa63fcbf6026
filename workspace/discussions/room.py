"""The room "Diskussionen": its place in the workspace, what it says on the home, the words of its happenings."""

from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from portal.base import link_cards
from portal.base.prepared import prepared
from portal.base.together import Asking
from workspace.discussions.models import Topic
from workspace.discussions.querysets import KEY
from workspace.projects import happenings, rooms
from workspace.projects.models import Membership, Project
from workspace.projects.room_cards import of_room

MOST_ON_THE_HOME = 4


def register() -> None:
    panel = rooms.Panel("workspace/discussions/panel.html", latest, order=16)
    rooms.register(
        rooms.Room(
            KEY,
            _("Discussions"),
            "chat-dots",
            "workspace:discussions:list",
            15,
            panels=(panel,),
            url_of=address_of,
            is_at_hand=True,
        )
    )
    happenings.register(
        happenings.Kind(
            "discussion_begun",
            _("%(name)s has begun to discuss “%(title)s”"),
            ngettext_lazy("One thing is discussed.", "%(count)d things are discussed.", "count"),
        ),
    )
    link_cards.register(
        "workspace:discussions:detail", of_room(KEY, Topic.objects.standing, label=_("Discussion"), icon="chat-dots")
    )


def address_of(project: Project, pk: int) -> str:
    return rooms.address_in(project, "workspace:discussions:detail", pk)


def latest(membership: Membership) -> Asking[rooms.Said]:
    """Nothing to say where nobody talks."""
    reader = membership.pk, membership.user_id, membership.joined_at
    [found] = yield [_latest.question(membership.project_id, *reader)]
    return {"topics": [(topic, address_of(membership.project, topic.pk)) for topic in found]} if found else None


@prepared
def _latest(project: int, membership: int, user: int, joined_at: datetime) -> "QuerySet[Topic]":
    reader = Membership(pk=membership, project_id=project, user_id=user, joined_at=joined_at)
    rows = Topic.objects.standing().filter(project=project).as_read_by(reader)
    return rows.only("title", "last_at").last_first()[:MOST_ON_THE_HOME]
