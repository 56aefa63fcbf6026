"""An event becomes a notification for each person who hears of it.

In batches, each in a transaction with how far it has come: a worker can be killed at any moment, and whoever takes it
up goes on there. Two who do the same at once write each row once.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.accounts.models import User
from portal.activity.choices import Channel, Reason
from portal.activity.kinds import Kind, kind_named
from portal.activity.models import Event, Follow, HearingSettings, Notification
from portal.activity.pacing import after_quiet, due_at
from portal.activity.preferring import Wish, rhythm_from, rhythms_of, wishes_of
from portal.activity.push.tasks import push_due
from portal.live.nudges import nudge

BATCH = 500
LEFT_BEHIND = timedelta(minutes=3)
GIVEN_UP = timedelta(days=2)
"""What fails each time is left alone in the end."""
EVENTS_AT_ONCE = 100
ATTEMPTS = 3


def fan_out(event_id: int, now: datetime | None = None) -> int:
    """Gives how many were told; twice is as once."""
    now = now or timezone.now()
    event = Event.objects.filter(pk=event_id, fanned_at__isnull=True).first()
    if event is None:
        return 0
    kind = kind_named(event.kind)
    told = _tell_all(event, kind, now) if kind is not None else 0
    Event.objects.filter(pk=event.pk).update(fanned_at=now)
    return told


def left_behind(now: datetime) -> Sequence[int]:
    """Events that nobody seems to tell of any more: the worker was killed, or its queue is lost."""
    rows = Event.objects.to_tell(since=now - GIVEN_UP, before=now - LEFT_BEHIND)
    return list(rows.values_list("pk", flat=True)[:EVENTS_AT_ONCE])


def _tell_all(event: Event, kind: Kind, now: datetime) -> int:
    reasons: dict[int, Reason] = {}
    for pk, reason in kind.audience(event):
        reasons.setdefault(pk, reason)
    reasons.pop(event.actor_id or 0, None)
    people = sorted(pk for pk in reasons if pk > event.fanned_to)
    told = 0
    for begin in range(0, len(people), BATCH):
        told += _told(event, kind, {pk: reasons[pk] for pk in people[begin : begin + BATCH]}, now)
    return told


def _told(event: Event, kind: Kind, reasons: Mapping[int, Reason], now: datetime) -> int:
    """Once more where an account went away just then."""
    for attempt in range(ATTEMPTS):
        try:
            return _tell(event, kind, reasons, now)
        except IntegrityError:
            if attempt == ATTEMPTS - 1:
                raise
    return 0


@transaction.atomic
def _tell(event: Event, kind: Kind, reasons: Mapping[int, Reason], now: datetime) -> int:
    there = User.objects.filter(pk__in=reasons, is_active=True).exclude(pk__in=_muting(event, list(reasons)))
    people = list(there.values_list("pk", flat=True))
    wishes, rhythms = wishes_of(kind, event, people), rhythms_of(people)
    rows = [_row(event, kind, pk, reasons[pk], wishes[pk], rhythms.get(pk), now) for pk in people if wishes[pk].hears]
    Notification.objects.bulk_create(rows, ignore_conflicts=True)
    Event.objects.filter(pk=event.pk, fanned_to__lt=max(reasons)).update(fanned_to=max(reasons))
    nudge(*(f"bell:{row.user_id}" for row in rows if row.in_bell))
    if any(row.push_at is not None and row.push_at <= now for row in rows):
        transaction.on_commit(push_due.enqueue)
    return len(rows)


def _muting(event: Event, people: Sequence[int]) -> list[int]:
    """Those who want to hear nothing of what it is about."""
    muted = Follow.objects.filter(user__in=people, is_muted=True)
    rows = muted.filter(content_type=event.content_type_id, object_id=event.object_id)
    if event.scope_type_id is not None and event.scope_id is not None:
        rows = rows | muted.filter(content_type=event.scope_type_id, object_id=event.scope_id)
    return list(rows.values_list("user", flat=True))


def _row(
    event: Event,
    kind: Kind,
    user_id: int,
    reason: Reason,
    wish: Wish,
    settings: HearingSettings | None,
    now: datetime,
) -> Notification:
    rhythm = rhythm_from(settings)
    wants_mail = wish.has(Channel.MAIL) and (settings is None or settings.wants_mail)
    return Notification(
        user_id=user_id,
        event=event,
        reason=reason,
        at=event.at,
        in_bell=wish.has(Channel.BELL),
        due_at=due_at(wish.pace, rhythm, now, beyond_cap=kind.beyond_cap) if wants_mail else None,
        push_at=after_quiet(rhythm, now) if kind.push and wish.has(Channel.PUSH) else None,
    )
