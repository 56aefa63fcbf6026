"""Following, muting, and having read."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import QuerySet
from django.utils import timezone

from portal.accounts.models import User
from portal.activity.choices import Hearing
from portal.activity.models import Follow, Notification
from portal.activity.querysets import NotificationQuerySet, are_about, keys_of
from portal.base.prepared import prepared
from portal.live.nudges import nudge

# Any, in this module: users and anonymous visitors.


def follow(*, target: models.Model, actor: User) -> Follow:
    """Calling it again changes nothing; what was muted is no longer."""
    return _say(target, actor, is_muted=False)


def mute(*, target: models.Model, actor: User) -> Follow:
    """They hear nothing of this thing, whatever they would hear of it else; they no longer follow it."""
    return _say(target, actor, is_muted=True)


def unfollow(*, target: models.Model, actor: User) -> None:
    Follow.objects.by(actor).of(target).delete()


def unmute(*, target: models.Model, actor: User) -> None:
    Follow.objects.muted_by(actor).about(target).delete()


def hearing_of(target: models.Model, user: Any) -> Hearing:
    """One query, and none for whoever is not signed in."""
    if not user.is_authenticated:
        return Hearing.AS_USUAL
    said = _muted(user.pk, *keys_of([target]))
    return Hearing.of(is_muted=said[0] if said else None)


@prepared
def _muted(user: int, *keys: int) -> "QuerySet[Follow, bool]":
    """Of one row at most."""
    return Follow.objects.filter(are_about(keys), user=user).order_by().values_list("is_muted", flat=True)


def seen(user: Any, *targets: models.Model) -> int:
    """They look at these things: what they were told of them is read, and comes by no mail any more.

    Gives how many that were. One query, which does not write, where there was none.
    """
    if not user.is_authenticated or not _unread(user.pk, *keys_of(targets)):
        return 0
    return _write(Notification.objects.of(user).unread().about_any(targets), user)


@prepared
def _unread(user: int, *keys: int) -> "QuerySet[Notification, int]":
    """Whether anything about these things is."""
    rows = Notification.objects.filter(are_about(keys, "event__"), user=user).unread()
    return rows.order_by().values_list("pk", flat=True)[:1]


def read(*, actor: User, ids: Iterable[int] | None = None) -> int:
    """These, or all; gives how many were unread."""
    rows = Notification.objects.of(actor).unread()
    return _read(rows if ids is None else rows.filter(pk__in=list(ids)), actor)


def read_now(*, actor: User, ids: Iterable[int] | None = None) -> datetime | None:
    """As `read`; gives the moment by which `unread` takes it back, nothing where nothing was unread."""
    moment = timezone.now()
    rows = Notification.objects.of(actor).unread()
    return moment if _read(rows if ids is None else rows.filter(pk__in=list(ids)), actor, moment) else None


def unread(*, actor: User, moment: datetime) -> int:
    """What was read at this very moment, with one press, is unread again; no mail comes of it any more."""
    number = Notification.objects.of(actor).filter(read_at=moment).update(read_at=None)
    if number:
        nudge(f"bell:{actor.pk}")
    return number


def _say(target: models.Model, actor: User, *, is_muted: bool) -> Follow:
    content_type = ContentType.objects.get_for_model(target)
    row, _created = Follow.objects.get_or_create(
        user=actor, content_type=content_type, object_id=target.pk, defaults={"is_muted": is_muted}
    )
    if row.is_muted != is_muted:
        row.is_muted = is_muted
        row.save(update_fields=["is_muted"])
    return row


def _read(rows: NotificationQuerySet, user: Any, moment: datetime | None = None) -> int:
    """A page that shows nothing new takes no lock for writing; the bell of other windows hears of it."""
    return _write(rows, user, moment) if rows.exists() else 0


def _write(rows: NotificationQuerySet, user: Any, moment: datetime | None = None) -> int:
    number = rows.update(read_at=moment or timezone.now(), due_at=None, push_at=None)
    nudge(f"bell:{user.pk}")
    return number
