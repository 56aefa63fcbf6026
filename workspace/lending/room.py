"""The room "Ausleihe": its place in the workspace, what it says on the home, the words of its happenings."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.base import link_cards
from workspace.lending.models import Loan, Thing
from workspace.lending.querysets import KEY
from workspace.projects import happenings, rooms
from workspace.projects.models import Membership, Project
from workspace.projects.room_cards import of_room

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
    return reverse("workspace:lending:detail", args=[project.slug, pk])


def public_to(user: Any) -> Any:  # Any: users and anonymous visitors, a queryset of things
    return Thing.objects.visible_to(user).filter(project__isnull=True)


def waiting(membership: Membership) -> dict[str, Any] | None:  # Any: a template's context
    """Requests for those who answer them. One query."""
    if not membership.belongs:
        return None
    kept = Thing.objects.kept_in_project(membership)
    rows = Loan.objects.of_things(kept).requested().not_over().select_related("thing")
    loans = list(rows[: MOST_ON_THE_HOME + 1])
    if not loans:
        return None
    for loan in loans:
        loan.thing.project = membership.project
    return {"loans": loans[:MOST_ON_THE_HOME], "there_are_more": len(loans) > MOST_ON_THE_HOME}
