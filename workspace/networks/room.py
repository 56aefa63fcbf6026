"""A project's networks in its workspace: for its admins in the navigation, readable for all who belong to it."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from portal.base.prepared import prepared
from portal.base.together import Asking, answered
from workspace.networks.models import Affiliation
from workspace.projects import happenings, rooms
from workspace.projects.models import Membership
from workspace.projects.permissions import may_administer


def waiting(membership: Membership) -> Asking[rooms.Said]:
    """Networks that have invited the project, to those who answer."""
    if not may_administer(membership) or membership.project.is_closed:
        return None
    rows = yield from invitations_to(membership)
    return {"invitations": rows} if rows else None


def open_invitations(membership: Membership) -> list[Affiliation]:
    """Of networks that are at work."""
    return answered(invitations_to(membership))


def invitations_to(membership: Membership) -> Asking[list[Affiliation]]:
    """As above, together with others."""
    [rows] = yield [_invited.question(membership.project_id)]
    for row in rows:
        row.project = membership.project
    return [row for row in rows if row.network.is_open]


@prepared
def _invited(project: int) -> "QuerySet[Affiliation]":
    return Affiliation.objects.invited().filter(project=project).select_related("network")


def register() -> None:
    happenings.register(
        happenings.Kind("network_joined", _("The project belongs to the network “%(title)s” now")),
        happenings.Kind("network_left", _("The project no longer belongs to the network “%(title)s”")),
    )
    rooms.register(
        rooms.Room(
            "networks",
            _("Networks"),
            "share",
            "workspace:networks:list",
            87,
            is_optional=False,
            is_for=may_administer,
            panels=(rooms.Panel("workspace/networks/panel.html", waiting, 15),),
        )
    )
