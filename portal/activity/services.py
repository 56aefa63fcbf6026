"""Following and no longer following."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models

from portal.accounts.models import User
from portal.activity.models import Follow


def follow(*, target: models.Model, actor: User) -> Follow:
    """Calling it again changes nothing."""
    content_type = ContentType.objects.get_for_model(target)
    row, _created = Follow.objects.get_or_create(user=actor, content_type=content_type, object_id=target.pk)
    return row


def unfollow(*, target: models.Model, actor: User) -> None:
    Follow.objects.by(actor).of(target).delete()


def is_following(target: models.Model, user: Any) -> bool:  # Any: users and anonymous visitors
    return Follow.objects.by(user).of(target).exists()
