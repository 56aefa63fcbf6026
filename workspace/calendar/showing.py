"""All that the page of a date says, in as many queries for one guest as for a hundred."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from portal.base.recurrence import wall_clock
from portal.base.recurrence.saying import in_words
from workspace.calendar import permissions
from workspace.calendar.choices import Reply
from workspace.calendar.forms.moving import MoveForm
from workspace.calendar.models import Attachment, Event, Guest, Helper, Occurrence, Role
from workspace.projects.attachables import Thing, things_of
from workspace.projects.minutes import writer_in
from workspace.projects.models import Membership

MOST_DATES = 12
"""Of a series beside the one that is shown."""

# Any, in this module: a template's context.


@dataclass(frozen=True)
class GuestList:
    coming: list[Guest]
    maybe: list[Guest]
    waiting: list[Guest]
    declined: list[Guest]
    silent: list[Guest]
    mine: Guest | None
    """What the reader has said of this date, or of all."""
    free: int | None
    """Places; None where as many may come as want to."""

    @property
    def groups(self) -> list[tuple[str, list[Guest]]]:
        named = {"yes": self.coming, "waits": self.waiting, "maybe": self.maybe, "no": self.declined, "": self.silent}
        return [(name, rows) for name, rows in named.items() if rows]


def guests_of(occurrence: Occurrence, user_id: int | None = None) -> GuestList:
    """One query. Of somebody who has said something of this date that holds, else what they have said of all."""
    rows: dict[object, Guest] = {}
    for row in Guest.objects.about(occurrence).select_related("user").order_by("answered_at", "pk"):
        key = row.user_id if row.user_id is not None else row.email.casefold()
        if row.recurrence_id is not None or key not in rows:
            rows[key] = row
    found = list(rows.values())
    coming = [row for row in found if row.comes]
    capacity = occurrence.event.capacity
    return GuestList(
        coming=coming,
        maybe=[row for row in found if row.answer == Reply.MAYBE],
        waiting=sorted((row for row in found if row.waits), key=lambda row: (row.waits_since, row.pk)),
        declined=[row for row in found if row.answer == Reply.NO],
        silent=[row for row in found if not row.answer],
        mine=rows.get(user_id) if user_id is not None else None,
        free=None if capacity is None else max(0, capacity - len(coming)),
    )


@dataclass(frozen=True)
class Task:
    """A role on one date."""

    role: Role
    helpers: list[Helper]
    is_mine: bool

    @property
    def missing(self) -> int:
        return max(0, self.role.wanted - len(self.helpers))


def roles_of(occurrence: Occurrence, membership: Membership) -> list[Task]:
    """Two queries."""
    roles = list(occurrence.event.roles.all())
    if not roles:
        return []
    helpers = list(Helper.objects.on(occurrence).select_related("membership__user"))
    found = []
    for role in roles:
        own = [each for each in helpers if each.role_id == role.pk]
        found.append(Task(role, own, any(each.membership_id == membership.pk for each in own)))
    return found


def attached_to(event: Event, membership: Membership) -> list[tuple[Attachment, Thing]]:
    """What is not there any more, or lies in a room that is switched off, is left out."""
    rows = list(event.attachments.all())
    things = things_of(membership, {(row.shelf, row.object_id) for row in rows}) if rows else {}
    return [(row, thing) for row in rows if (thing := things.get((row.shelf, row.object_id))) is not None]


def other_dates(occurrence: Occurrence) -> list[Occurrence]:
    """The next ones of its series."""
    if not occurrence.event.is_series:
        return []
    rows = occurrence.event.occurrences.not_over(timezone.now()).exclude(pk=occurrence.pk)
    found = list(rows.select_related("change").order_by("start")[:MOST_DATES])
    for row in found:
        row.event = occurrence.event
    return found


def time_at_the_place(occurrence: Occurrence) -> str:
    """Said beside ours where its clock is another one."""
    event = occurrence.event
    if not event.is_elsewhere:
        return ""
    start, end = wall_clock(occurrence.start, event.clock), wall_clock(occurrence.end, event.clock)
    place = event.zone.rpartition("/")[2].replace("_", " ")
    return _("%(start)s to %(end)s in %(place)s") % {
        "start": f"{start:%H:%M}",
        "end": f"{end:%H:%M}",
        "place": place,
    }


def page_of(occurrence: Occurrence, membership: Membership) -> dict[str, Any]:
    event = occurrence.event
    return {
        "event": event,
        "occurrence": occurrence,
        "guests": guests_of(occurrence, membership.user_id if membership.belongs else None),
        "tasks": roles_of(occurrence, membership),
        "attached": attached_to(event, membership),
        "writes_minutes": writer_in(membership.project) is not None,
        "reminders": list(event.reminders.all()),
        "others": other_dates(occurrence),
        "replies": Reply.choices,
        "series": in_words(event.recurrence or None, event.start, event.clock),
        "there": time_at_the_place(occurrence),
        "move_form": MoveForm(occurrence=occurrence),
        "may_plan": permissions.may_plan(membership),
        "may_answer": permissions.may_answer(membership, occurrence),
    }
