"""What is due by mail becomes one mail a person.

Whoever sends holds the person's settings: of two workers one passes them by. In the same transaction the mail goes into
the queue and its lines are marked, so none is lost and none comes twice. Access is asked again, and whether the person
has acted or read meanwhile; then there is nothing to say, and no empty mail.
"""

import logging
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from portal.accounts.models import User
from portal.activity import digests
from portal.activity.choices import Channel
from portal.activity.kinds import kind_named
from portal.activity.models import Follow, HearingSettings, Notification
from portal.activity.pacing import Rhythm, after_quiet, is_capped, is_quiet, next_allowed
from portal.activity.preferring import Choices, rhythm_from
from portal.activity.reading import Heard, hear, settled

logger = logging.getLogger(__name__)
PEOPLE_AT_ONCE = 200
AFTER_A_MISTAKE = timedelta(hours=1)


def deliver_due(now: datetime | None = None) -> int:
    """Gives how many mails there were."""
    now = now or timezone.now()
    return sum(_delivered(user_id, now) for user_id in _people(now))


def _people(now: datetime) -> Iterator[int]:
    """Whoever is held by another worker is passed by, and looked at the next time."""
    last = 0
    while True:
        due = Notification.objects.due(now).filter(user__gt=last).order_by("user")
        ids = list(due.values_list("user", flat=True).distinct()[:PEOPLE_AT_ONCE])
        yield from ids
        if len(ids) < PEOPLE_AT_ONCE:
            return
        last = ids[-1]


def _delivered(user_id: int, now: datetime) -> bool:
    """A mistake in one kind's words must not keep the others waiting."""
    try:
        return deliver_to(user_id, now)
    except Exception:  # whatever it is: the next people have done nothing
        logger.exception("The mail to person %s could not be made", user_id)
        Notification.objects.filter(user=user_id).due(now).update(due_at=now + AFTER_A_MISTAKE)
        return False


@transaction.atomic
def deliver_to(user_id: int, now: datetime) -> bool:
    """Gives whether there was a mail."""
    settings = _held(user_id)
    if settings is None:
        return False
    rows = list(Notification.objects.filter(user=user_id).due(now).newest_first())
    rhythm = rhythm_from(settings)
    if is_quiet(rhythm, now):
        _put_off(rows, after_quiet(rhythm, now))
        return False
    wanted, unwanted = _wanted(settings, rows)
    _drop(unwanted)
    allowed, later = _allowed(rhythm, settings, wanted, now)
    if later and settings.mailed_at is not None:
        _put_off(later, next_allowed(rhythm, settings.mailed_at, now))
    lines = _lines(settings.user, allowed, now)
    if not lines:
        return False
    digests.send(settings.user, lines)
    ids = [line.notification.pk for line in lines]
    Notification.objects.filter(pk__in=ids).update(mailed_at=now, due_at=None)
    if any(not line.kind.beyond_cap for line in lines):
        settings.mailed_at = now
        settings.save(update_fields=["mailed_at"])
    return True


def _held(user_id: int) -> HearingSettings | None:
    """None where another worker is at it."""
    HearingSettings.objects.get_or_create(user_id=user_id)
    rows = HearingSettings.objects.select_for_update(skip_locked=True, of=("self",))
    return rows.select_related("user").filter(user=user_id).first()


def _wanted(settings: HearingSettings, rows: Sequence[Notification]) -> tuple[list[Notification], list[Notification]]:
    """What they still want by mail, and what not: since it was planned they may have chosen otherwise."""
    choices, muted = Choices.of(settings.user_id), _muted_by(settings.user)
    takes_mail = settings.user.is_active and settings.wants_mail
    wanted: list[Notification] = []
    unwanted: list[Notification] = []
    for row in rows:
        event, kind = row.event, kind_named(row.event.kind)
        things = {(event.content_type_id, event.object_id), (event.scope_type_id, event.scope_id)}
        is_wanted = kind is not None and choices.wish(kind, event).has(Channel.MAIL) and muted.isdisjoint(things)
        (wanted if takes_mail and is_wanted and row.read_at is None else unwanted).append(row)
    return wanted, unwanted


def _muted_by(user: User) -> set[tuple[int | None, int | None]]:
    return set(Follow.objects.muted_by(user).values_list("content_type", "object_id"))


def _allowed(
    rhythm: Rhythm, settings: HearingSettings, rows: Sequence[Notification], now: datetime
) -> tuple[Sequence[Notification], list[Notification]]:
    """What may go now, and what the cap keeps back."""
    if not is_capped(rhythm, settings.mailed_at, now):
        return rows, []
    allowed: list[Notification] = []
    later: list[Notification] = []
    for row in rows:
        kind = kind_named(row.event.kind)
        (allowed if kind is not None and kind.beyond_cap else later).append(row)
    return allowed, later


def _lines(user: User, rows: Sequence[Notification], now: datetime) -> list[Heard]:
    """What they may see, and on which they have not acted; the rest is no longer unread either."""
    done = settled(user, [row.event for row in rows])
    lines = [line for line in hear(user, rows, user.language) if line.event.pk not in done]
    shown = {line.notification.pk for line in lines}
    gone = [row.pk for row in rows if row.pk not in shown]
    Notification.objects.filter(pk__in=gone).update(due_at=None, push_at=None, read_at=now)
    return lines


def _drop(rows: Sequence[Notification]) -> None:
    Notification.objects.filter(pk__in=[row.pk for row in rows]).update(due_at=None)


def _put_off(rows: Sequence[Notification], until: datetime) -> None:
    Notification.objects.filter(pk__in=[row.pk for row in rows]).update(due_at=until)
