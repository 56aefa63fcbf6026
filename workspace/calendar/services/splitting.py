"""A series becomes two: what was until a date, and what is from then on."""

import copy
from datetime import datetime, time, timedelta

from django.utils import timezone
from recurrence import Recurrence, Rule

from portal.base.recurrence import Span, aware, rule_starts, wall_clock
from workspace.calendar.models import Attachment, Event, Helper, Occurrence, Reminder, Role
from workspace.calendar.models.events import new_uid
from workspace.calendar.services import dates
from workspace.calendar.services.happened import What, tell
from workspace.projects.tokens import new_token


def split(event: Event, occurrence: Occurrence) -> Event:
    """Gives the event that begins with this date; the same one where that is its first. The caller holds it."""
    spans = dates.planned(event)
    first = occurrence.recurrence_id
    if first == spans[0].start:
        return event
    following = _copy(event, next(span for span in spans if span.start == first))
    following.recurrence = later_part(event, first)
    following.save()
    following.refresh_from_db(fields=["recurrence"])
    _hand_over(event, following, first)
    event.recurrence = _earlier_part(event, first, spans)
    event.sequence += 1
    event.changed_at = timezone.now()
    event.save(update_fields=["recurrence", "sequence", "changed_at"])
    event.refresh_from_db(fields=["recurrence"])
    dates.write(event)
    dates.write(following)
    tell(What.CHANGED, event, actor=None)
    return following


def _copy(event: Event, span: Span) -> Event:
    following = copy.copy(event)
    following.pk, following._state = None, copy.copy(event._state)
    following._state.adding = True
    following.uid, following.sequence, following.continues = new_uid(), 0, event
    following.start, following.end = span
    following.plan_b_start = following.plan_b_end = None
    return following


def later_part(event: Event, first: datetime) -> Recurrence:
    """The same rules, counted on; from a date that no rule gives, a list of the dates that are left."""
    said = event.recurrence
    if not said or first == event.start:
        return said
    regular = [aware(moment, event.clock) for moment in rule_starts(event.start, said, event.clock)]
    if first not in regular:
        return Recurrence(rdates=[span.start for span in dates.planned(event) if span.start > first])
    passed = sum(moment < first for moment in regular)
    return Recurrence(
        rrules=[_counted_on(rule, passed) for rule in said.rrules],
        exdates=[moment for moment in said.exdates if moment >= first],
        rdates=[moment for moment in said.rdates if moment > first],
    )


def _counted_on(rule: Rule, passed: int) -> Rule:
    rest = copy.copy(rule)
    if rest.count is not None:
        rest.count = max(1, rest.count - passed)
    return rest


def _earlier_part(event: Event, first: datetime, spans: list[Span]) -> Recurrence:
    said = event.recurrence
    day = wall_clock(first, event.clock).date()
    last = aware(datetime.combine(day - timedelta(days=1), time(23, 59, 59)), event.clock)
    if any(last < span.start < first for span in spans):  # another one on the same day
        last = first - timedelta(seconds=1)
    rules = []
    for rule in said.rrules:
        ended = copy.copy(rule)
        ended.count, ended.until = None, last
        rules.append(ended)
    return Recurrence(
        rrules=rules,
        exdates=[moment for moment in said.exdates if moment < first],
        rdates=[moment for moment in said.rdates if moment < first],
    )


def _hand_over(event: Event, following: Event, first: datetime) -> None:
    """What was said of later dates goes along, what holds for all dates holds for both parts."""
    event.occurrences.filter(recurrence_id__gte=first).delete()
    event.changes.filter(recurrence_id__gte=first).update(event=following)
    event.guests.filter(recurrence_id__gte=first).update(event=following)
    for guest in event.guests.filter(recurrence_id=None):
        guest.pk, guest.event, guest.token = None, following, new_token()
        guest._state.adding = True
        guest.save()
    for role in event.roles.all():
        new = Role.objects.create(event=following, name=role.name, wanted=role.wanted)
        Helper.objects.filter(role=role, recurrence_id__gte=first).update(role=new)
    Reminder.objects.bulk_create(
        Reminder(event=following, before=each.before, created_at=each.created_at) for each in event.reminders.all()
    )
    Attachment.objects.bulk_create(
        Attachment(event=following, shelf=each.shelf, object_id=each.object_id) for each in event.attachments.all()
    )
