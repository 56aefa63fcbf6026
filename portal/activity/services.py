"""Following, muting, and having read."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone

from portal.accounts.models import User
from portal.activity.models import Follow, Notification
from portal.activity.querysets import NotificationQuerySet
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
    content_type = ContentType.objects.get_for_model(target)
    Follow.objects.muted_by(actor).filter(content_type=content_type, object_id=target.pk).delete()


def is_following(target: models.Model, user: Any) -> bool:
    return Follow.objects.by(user).of(target).exists()


def is_muting(target: models.Model, user: Any) -> bool:
    content_type = ContentType.objects.get_for_model(target)
    return Follow.objects.muted_by(user).filter(content_type=content_type, object_id=target.pk).exists()


def seen(user: Any, *targets: models.Model) -> int:
    """They look at these things: what they were told of them is read, and comes by no mail any more.

    Gives how many that were. One query, which does not write, where there was none.
    """
    rows = Notification.objects.none()
    for target in targets:
        rows = rows | Notification.objects.of(user).unread().about(target)
    return _read(rows)


def read(*, actor: User, ids: list[int] | None = None) -> int:
    """These, or all; gives how many were unread."""
    rows = Notification.objects.of(actor).unread()
    return _read(rows if ids is None else rows.filter(pk__in=ids))


def _say(target: models.Model, actor: User, *, is_muted: bool) -> Follow:
    content_type = ContentType.objects.get_for_model(target)
    row, _created = Follow.objects.get_or_create(
        user=actor, content_type=content_type, object_id=target.pk, defaults={"is_muted": is_muted}
    )
    if row.is_muted != is_muted:
        row.is_muted = is_muted
        row.save(update_fields=["is_muted"])
    return row


def _read(rows: NotificationQuerySet) -> int:
    """A page that shows nothing new takes no lock for writing."""
    user_id = rows.values_list("user", flat=True).first()
    if user_id is None:
        return 0
    nudge(f"bell:{user_id}")
    return rows.update(read_at=timezone.now(), due_at=None, push_at=None)
