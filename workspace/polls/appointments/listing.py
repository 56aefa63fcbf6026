"""Appointment polls in the list of the room."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from portal.base.dates import day_in_words
from portal.base.prepared import prepared
from workspace.polls import listing
from workspace.polls.appointments import wall
from workspace.polls.appointments.models import AppointmentPoll
from workspace.polls.listing import Deleted, PollKind, Row
from workspace.projects.models import Membership
from workspace.projects.permissions import may_comment

MOST_DELETED = 10


class Appointments(PollKind):
    key = "appointments"
    begin = gettext_lazy("Find a date")
    begun_at = "workspace:polls:appointments:create"
    icon = "calendar-check"
    explained = gettext_lazy(
        "When can everybody come? Pick a few days in the month, the others say which ones suit them."
    )
    order = 10

    def number(self, membership: Membership, *, is_open: bool) -> int:
        polls = AppointmentPoll.objects.standing().filter(project=membership.project_id)
        return (polls.open() if is_open else polls.closed()).count()

    def rows(self, membership: Membership, *, is_open: bool, most: int) -> list[Row]:
        if is_open:
            polls = _open(membership.project_id, membership.user_id, most=most)
        else:
            polls = _closed(membership.project_id, most=most)
        return [self._row(poll, membership) for poll in polls]

    def deleted(self, membership: Membership) -> list[Deleted]:
        project = membership.project_id
        polls = _all_deleted(project) if membership.is_admin else _own_deleted(project, membership.user_id)
        slug = membership.project.slug
        return [
            Deleted(
                name_in_list(poll),
                poll.title,
                reverse("workspace:polls:appointments:restore", args=[slug, poll.pk]),
            )
            for poll in polls
        ]

    def _row(self, poll: Any, membership: Membership) -> Row:  # Any: a poll with its numbers
        poll.project = membership.project
        waits = poll.takes_answers and not poll.is_answered and may_comment(membership)
        at = poll.closed_at or poll.created_at
        label = gettext_lazy("Finding a date")
        return Row(poll.title, poll.get_absolute_url(), self.icon, label, at, said_of(poll), waits)


def name_in_list(poll: AppointmentPoll) -> str:
    return f"termin-{poll.pk}"


@prepared
def _open(project: int, user: int, *, most: int) -> "QuerySet[AppointmentPoll]":
    polls = AppointmentPoll.objects.standing().filter(project=project).open().with_numbers()
    return polls.as_seen_by(Membership(user_id=user)).order_by("-created_at", "-pk")[:most]


@prepared
def _closed(project: int, *, most: int) -> "QuerySet[AppointmentPoll]":
    polls = AppointmentPoll.objects.standing().filter(project=project).closed().with_numbers()
    return polls.select_related("chosen").order_by("-closed_at", "-pk")[:most]


@prepared
def _all_deleted(project: int) -> "QuerySet[AppointmentPoll]":
    return AppointmentPoll.objects.deleted().filter(project=project).order_by("-deleted_at")[:MOST_DELETED]


@prepared
def _own_deleted(project: int, user: int) -> "QuerySet[AppointmentPoll]":
    rows = AppointmentPoll.objects.deleted().filter(project=project, created_by=user)
    return rows.order_by("-deleted_at")[:MOST_DELETED]


def said_of(poll: Any) -> str:  # Any: a poll with its numbers
    """What came out; else how many have answered, and until when one can."""
    if poll.chosen is not None:
        option = poll.chosen
        return wall.in_words(option.start, option.end, all_day=option.all_day, zone=wall.zone_named(poll.zone))
    parts = [ngettext("%(number)d has answered", "%(number)d have answered", poll.answered) % {"number": poll.answered}]
    if poll.is_over and not poll.is_closed:
        parts.append(_("the time for answers is over"))
    elif poll.deadline is not None:
        local = poll.deadline.astimezone(wall.zone_named(poll.zone))
        parts.append(_("until %(day)s") % {"day": day_in_words(local.date())})
    return " · ".join(parts)


def register() -> None:
    listing.register(Appointments())
