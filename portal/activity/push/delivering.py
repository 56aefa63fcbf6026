"""What is due by push goes to the devices of the people, as the mails do: asked again before it goes.

A row is put off by two minutes before it is sent and marked afterwards. Whoever is killed in between loses nothing: it
is sent again, and the same tag lets it take the place of the first on the device. So nobody sees it twice.
"""

import logging
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from django.db import models, transaction
from django.utils import timezone
from webpush import WebPush, WebPushSubscription

from portal.accounts.mail import portal_context
from portal.accounts.models import User
from portal.activity.choices import Channel
from portal.activity.kinds import kind_named
from portal.activity.models import Follow, Notification
from portal.activity.pacing import after_quiet, is_quiet
from portal.activity.preferring import Choices, rhythm_from, rhythms_of
from portal.activity.push.addresses import ForbiddenAddressError
from portal.activity.push.keys import writer
from portal.activity.push.messages import Message, messages_of
from portal.activity.push.models import PushSubscription
from portal.activity.push.transport import UnreachableError, post
from portal.activity.reading import Heard, hear, settled

logger = logging.getLogger(__name__)
PEOPLE_AT_ONCE = 200
LINES_AT_ONCE = 50
IN_HAND = timedelta(minutes=2)
TRIED_FOR = timedelta(hours=12)
"""Later it is no news any more; the bell and the mail have it."""
REFUSED_FOR = timedelta(days=14)
GONE = {404, 410}
LATER = {408, 429}
BROKEN = 500
ACCEPTED = range(200, 300)


def deliver_due(now: datetime | None = None) -> int:
    """Gives to how many people something went."""
    now = now or timezone.now()
    Notification.objects.filter(push_at__lte=now).exclude(user__in=PushSubscription.objects.values("user")).update(
        push_at=None
    )
    people = list(_people(now))
    own = writer() if people else None
    return sum(own is not None and _delivered(user_id, now, own) for user_id in people)


def _people(now: datetime) -> Iterator[int]:
    last = 0
    while True:
        due = Notification.objects.filter(push_at__lte=now, user__gt=last).order_by("user")
        ids = list(due.values_list("user", flat=True).distinct()[:PEOPLE_AT_ONCE])
        yield from ids
        if len(ids) < PEOPLE_AT_ONCE:
            return
        last = ids[-1]


def _delivered(user_id: int, now: datetime, own: WebPush) -> bool:
    """A mistake in one kind's words must not keep the others waiting."""
    try:
        return deliver_to(user_id, now, own)
    except Exception:  # whatever it is: the next people have done nothing
        logger.exception("The push message to person %s could not be made", user_id)
        return False  # it is due again, once it is no longer in hand


def deliver_to(user_id: int, now: datetime, own: WebPush) -> bool:
    rows = _in_hand(user_id, now)
    user = User.objects.filter(pk=user_id, is_active=True).first()
    rhythm = rhythm_from(rhythms_of([user_id]).get(user_id))
    if is_quiet(rhythm, now):
        _of(rows).update(push_at=after_quiet(rhythm, now))
        return False
    lines = _lines(user, rows) if user is not None else []
    shown = {line.notification.pk for line in lines}
    _of([row for row in rows if row.pk not in shown]).update(push_at=None)
    if user is None or not lines:
        return False
    theirs = _of([line.notification for line in lines])
    went, may_go_later = _send(user, messages_of(lines, user.language), own, now)
    if went:
        theirs.update(push_at=None, pushed_at=now)
    elif may_go_later:
        theirs.filter(at__lt=now - TRIED_FOR).update(push_at=None)
    else:
        theirs.update(push_at=None)
    return went


@transaction.atomic
def _in_hand(user_id: int, now: datetime) -> list[Notification]:
    """Nobody else takes these meanwhile."""
    due = Notification.objects.filter(user=user_id, push_at__lte=now)
    locked = list(due.select_for_update(skip_locked=True).order_by("pk").values_list("pk", flat=True))
    Notification.objects.filter(pk__in=locked).update(push_at=now + IN_HAND)
    rows = list(Notification.objects.filter(pk__in=locked).newest_first())
    _of(rows[LINES_AT_ONCE:]).update(push_at=None)
    return rows[:LINES_AT_ONCE]


def _lines(user: User, rows: Sequence[Notification]) -> list[Heard]:
    """What they still want, may see, have not read and have not acted on."""
    choices = Choices.of(user.pk)
    muted = set(Follow.objects.muted_by(user).values_list("content_type", "object_id"))
    wanted = []
    for row in rows:
        event, kind = row.event, kind_named(row.event.kind)
        things = {(event.content_type_id, event.object_id), (event.scope_type_id, event.scope_id)}
        is_wanted = kind is not None and kind.push and choices.wish(kind, event).has(Channel.PUSH)
        if is_wanted and row.read_at is None and muted.isdisjoint(things):
            wanted.append(row)
    done = settled(user, [row.event for row in wanted])
    return [line for line in hear(user, wanted, user.language) if line.event.pk not in done]


def _send(user: User, messages: Sequence[Message], own: WebPush, now: datetime) -> tuple[bool, bool]:
    """Whether some device has it, and whether it may be tried again."""
    title = portal_context()["portal_name"]
    went = may_go_later = False
    for device in PushSubscription.objects.filter(user=user):
        for message in messages:
            result = send_to(device, message.payload(title), own, now)
            went = went or result is True
            may_go_later = may_go_later or result is None
    return went, may_go_later


def send_to(device: PushSubscription, payload: str, own: WebPush, now: datetime) -> bool | None:
    """True: it was taken. None: not now. False: never; a device that is gone is forgotten."""
    keys = {"p256dh": device.p256dh, "auth": device.auth}
    ready = own.get(payload, WebPushSubscription(endpoint=device.endpoint, keys=keys))
    try:
        status = post(device.endpoint, ready.encrypted, {**ready.headers, "urgency": "high"})
    except ForbiddenAddressError:
        device.delete()
        return False
    except UnreachableError as problem:
        logger.warning("A push service cannot be reached: %s", problem)
        return None
    if status in ACCEPTED:
        PushSubscription.objects.filter(pk=device.pk, failed_at__isnull=False).update(failed_at=None)
        return True
    if status in GONE:
        device.delete()
        return False
    if status in LATER or status >= BROKEN:
        return None
    return _refused(device, status, now)


def _refused(device: PushSubscription, status: int, now: datetime) -> bool:
    """Our mistake or theirs; after two weeks the device is forgotten."""
    logger.warning("A push service has answered %s", status)
    if device.failed_at is None:
        PushSubscription.objects.filter(pk=device.pk).update(failed_at=now)
    elif device.failed_at < now - REFUSED_FOR:
        device.delete()
    return False


def _of(rows: Sequence[Notification]) -> "models.QuerySet[Notification]":
    return Notification.objects.filter(pk__in=[row.pk for row in rows])
