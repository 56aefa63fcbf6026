"""What is due to be reminded of, and what became free without anybody pressing a button."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.utils import timezone

from workspace.calendar import kinds, reminder_mails
from workspace.calendar.choices import Before
from workspace.calendar.models import Event, Guest, Occurrence, Reminded, Reminder
from workspace.calendar.services import places
from workspace.calendar.services.holding import held
from workspace.projects.choices import CLOSED
from workspace.projects.errors import ProjectError

MOST_AT_ONCE = 500


def remind() -> int:
    """Of every date once for each of its reminders; gives how many. A reminder that was made too late is left out."""
    return sum(_remind(before) for before in Before)


def _remind(before: Before) -> int:
    now = timezone.now()
    told = Reminded.objects.filter(reminder=OuterRef("reminder_key"), recurrence_id=OuterRef("recurrence_id"))
    rows = (
        Occurrence.objects.taking_place()
        .filter(start__gt=now, start__lte=now + before.delta, event__reminders__before=before)
        .exclude(event__project__status__in=CLOSED)
        .annotate(reminder_key=F("event__reminders"), made_at=F("event__reminders__created_at"))
        .filter(start__gte=F("made_at") + before.delta)
        .exclude(Exists(told))
        .select_related("event__project", "change")
        .order_by("start")
    )
    return sum(_tell(row) for row in rows[:MOST_AT_ONCE])


@transaction.atomic
def _tell(row: Occurrence) -> int:
    """A second worker finds the row there already."""
    reminder = Reminder.objects.select_for_update().filter(pk=row.reminder_key).first()  # type: ignore[attr-defined]  # as annotated
    if reminder is None:
        return 0
    _row, is_new = Reminded.objects.get_or_create(reminder=reminder, recurrence_id=row.recurrence_id)
    if is_new:
        kinds.remind(row)
        reminder_mails.remind_addresses(row)
    return int(is_new)


def fill_places() -> int:
    """Who left a project or closed an account has left a place: whoever waits longest gets it."""
    soon = timezone.now() - timedelta(hours=1)
    waiting = Guest.objects.waiting().filter(event__occurrences__end__gte=soon).order_by().values("event").distinct()
    moved = 0
    for event in Event.objects.standing().filter(pk__in=waiting).select_related("project"):
        moved += _fill(event)
    return moved


@transaction.atomic
def _fill(event: Event) -> int:
    try:
        return len(places.move_up(held(event), actor=None))
    except ProjectError:  # closed or deleted meanwhile: nobody comes any more
        return 0
