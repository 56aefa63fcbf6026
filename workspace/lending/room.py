"""The room "Ausleihe": its place in the workspace, what it says on the home, the words of its happenings."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.base import link_cards
from portal.base.prepared import prepared
from portal.base.together import Asking
from workspace.lending.models import Loan, Thing
from workspace.lending.querysets import KEY
from workspace.projects import happenings, rooms
from workspace.projects.choices import Role
from workspace.projects.models import Membership, Project
from workspace.projects.room_cards import of_room
from workspace.projects.writing import may_write

MOST_ON_THE_HOME = 5


def register() -> None:
    rooms.register(
        rooms.Room(
            KEY,
            _("Lending"),
            "box-seam",
            "workspace:lending:list",
            60,
            panels=(rooms.Panel("workspace/lending/panel.html", waiting, order=11),),
            url_of=address_of,
            is_off_at_first=True,
        )
    )
    happenings.register(happenings.Kind("thing_added", _("%(name)s lends “%(title)s”")))
    link_cards.register(
        "workspace:lending:detail", of_room(KEY, Thing.objects.all, label=_("Lending"), icon="box-seam")
    )
    link_cards.register("lending:detail", link_cards.by_number(public_to, label=_("Lending"), icon="box-seam"))


def address_of(project: Project, pk: int) -> str:
    return rooms.address_in(project, "workspace:lending:detail", pk)


def public_to(user: Any) -> Any:  # Any: users and anonymous visitors, a queryset of things
    return Thing.objects.visible_to(user).filter(project__isnull=True)


def waiting(membership: Membership) -> Asking[rooms.Said]:
    """Requests for those who answer them."""
    if not may_write(membership):
        return None
    project, now = membership.project_id, timezone.now()
    own = _of_own_things.question(project, membership.user_id, now)
    [loans] = yield [_of_all_things.question(project, now) if membership.is_admin else own]
    if not loans:
        return None
    for loan in loans:
        loan.thing.project = membership.project
    return {"loans": loans[:MOST_ON_THE_HOME], "there_are_more": len(loans) > MOST_ON_THE_HOME}


@prepared
def _of_all_things(project: int, now: datetime) -> "QuerySet[Loan]":
    return _requested(Membership(project=Project(pk=project), role=Role.ADMIN), now)


@prepared
def _of_own_things(project: int, user: int, now: datetime) -> "QuerySet[Loan]":
    return _requested(Membership(project=Project(pk=project), user_id=user, role=Role.MEMBER), now)


def _requested(keeper: Membership, now: datetime) -> "QuerySet[Loan]":
    rows = Loan.objects.of_things(Thing.objects.kept_in_project(keeper)).requested().not_over(now)
    shown = ("start", "end", "thing__title", "thing__unit", "thing__project")
    return rows.select_related("thing").only(*shown)[: MOST_ON_THE_HOME + 1]
