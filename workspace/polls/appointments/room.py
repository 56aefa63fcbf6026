"""What appointment polls say in the workspace: on its home, in its timeline, and as a link somewhere."""

from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from portal.base import link_cards
from portal.base.prepared import prepared
from portal.base.together import Asking
from workspace.polls.appointments import listing
from workspace.polls.appointments.models import AppointmentPoll
from workspace.polls.keys import KEY
from workspace.projects import happenings, rooms
from workspace.projects.models import Membership, Project
from workspace.projects.permissions import may_comment
from workspace.projects.room_cards import of_room

MOST_ON_THE_HOME = 5


def register() -> None:
    listing.register()
    happenings.register(
        happenings.Kind("appointment_begun", _("%(name)s looks for a date: “%(title)s”"), url_of=address_of),
        happenings.Kind(
            "appointment_found",
            _("%(name)s has chosen the date of “%(title)s”"),
            ngettext_lazy("A date is found together.", "%(count)d dates are found together.", "count"),
            url_of=address_of,
        ),
    )
    link_cards.register(
        "workspace:polls:appointments:detail",
        of_room(KEY, AppointmentPoll.objects.standing, label=_("Appointment poll"), icon="calendar-check"),
    )


def address_of(project: Project, pk: int) -> str:
    return rooms.address_in(project, "workspace:polls:appointments:detail", pk)


def waiting_for(membership: Membership) -> Asking[rooms.Said]:
    """On the home: what this person has not answered yet; nothing where there is none."""
    if not may_comment(membership):
        return None
    [found] = yield [_unanswered.question(membership.project_id, membership.user_id, timezone.now())]
    return {"polls": [(poll, address_of(membership.project, poll.pk)) for poll in found]} if found else None


@prepared
def _unanswered(project: int, user: int, now: datetime) -> "QuerySet[AppointmentPoll]":
    rows = AppointmentPoll.objects.taking_answers(now).filter(project=project).unanswered_by(Membership(user_id=user))
    return rows.only("title").order_by("-created_at")[:MOST_ON_THE_HOME]
