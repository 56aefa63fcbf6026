"""Somebody is reminded of a date to which they come."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.activity import kinds
from portal.activity.choices import Group, Pace, Reason
from portal.activity.events import happen
from portal.activity.kinds import Kind, Line
from portal.activity.models import Event as Activity
from portal.base.dates import period_in_words
from workspace.calendar.choices import Reply
from workspace.calendar.models import Guest, Occurrence
from workspace.calendar.showing import guests_of

REMINDER = "calendar.reminder"

# Any, in this module: users and anonymous visitors.


class Reminded(Kind):
    """Events are about the event; their data name the date. What was moved or cancelled since is not reminded of."""

    key = REMINDER
    label = gettext_lazy("Reminders of dates to which I come")
    group = Group.PROJECTS
    pace = Pace.AT_ONCE
    beyond_cap = True
    push = True
    order = 12

    def audience(self, event: Activity) -> Iterable[tuple[int, Reason]]:
        """Whoever comes, or perhaps comes, at this moment."""
        row = _rows([event]).get(event.pk)
        if row is None:
            return []
        guests = guests_of(row)
        said = ((guests.coming, Reason.ATTENDS), (guests.maybe, Reason.MAY_ATTEND))
        people = {guest.user_id: reason for rows, reason in said for guest in rows if guest.user_id is not None}
        return sorted(people.items())

    def visible_to(self, user: Any, events: Sequence[Activity]) -> set[int]:
        rows = _rows(events)
        mine = Occurrence.objects.mine(user).filter(pk__in=[row.pk for row in rows.values()])
        seen = set(mine.values_list("pk", flat=True))
        return {pk for pk, row in rows.items() if row.pk in seen}

    def settled_for(self, user: Any, events: Sequence[Activity]) -> set[int]:
        """What has begun, is cancelled or gone, or to which they do not come any more."""
        rows, now = _rows(events), timezone.now()
        guests = Guest.objects.filter(user=user.pk, event__in={row.event_id for row in rows.values()})
        said = {(guest.event_id, guest.recurrence_id): guest.answer for guest in guests}

        def is_settled(row: Occurrence | None) -> bool:
            if row is None or row.is_cancelled or row.start <= now:
                return True
            of_all = said.get((row.event_id, None), "")
            return said.get((row.event_id, row.recurrence_id), of_all) not in {Reply.YES, Reply.MAYBE}

        return {event.pk for event in events if is_settled(rows.get(event.pk))}

    def lines(self, events: Sequence[Activity], language: str) -> dict[int, Line]:
        return {pk: _line(row) for pk, row in _rows(events).items()}

    def group_key(self, event: Activity) -> str:
        return f"{self.key}:{event.object_id}:{event.data['date']}"


def _line(row: Occurrence) -> Line:
    when = period_in_words(row.start, row.end, all_day=row.all_day)
    said = _("Reminder: %(title)s, %(when)s") % {"title": row.name, "when": when}
    return Line(f"{said}, {row.place}" if row.place else said, row.get_absolute_url(), title=row.name)


def _rows(events: Sequence[Activity]) -> dict[int, Occurrence]:
    """One query, whatever the number."""
    wanted = {(event.object_id, datetime.fromisoformat(str(event.data["date"]))): event.pk for event in events}
    rows = Occurrence.objects.filter(
        event__in={pk for pk, _date in wanted}, recurrence_id__in={moment for _pk, moment in wanted}
    )
    found: dict[int, Occurrence] = {}
    for row in rows.select_related("event__project", "change"):
        for event in events:
            if (event.object_id, str(event.data["date"])) == (row.event_id, row.recurrence_id.isoformat()):
                found[event.pk] = row
    return found


def remind(row: Occurrence) -> None:
    """Within the transaction in which it is marked as reminded of."""
    event = row.event
    happen(REMINDER, target=event, scope=event.project, actor=None, data={"date": row.recurrence_id.isoformat()})


def register() -> None:
    kinds.register(Reminded())
