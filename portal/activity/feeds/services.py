"""Giving a secret address out, a new one instead of it, and taking it back."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.accounts.models import User
from portal.activity.feeds.models import Feed, new_token
from portal.activity.scopes import Scope


def give_out(*, actor: User, content: str, scope: Scope | None = None) -> Feed:
    """Calling it again gives the same address."""
    place: dict[str, Any] = {"scope_type": None, "scope_id": None}  # Any: a content type, and the key of a row
    if scope is not None:
        place = {"scope_type": ContentType.objects.get_for_model(scope.row), "scope_id": scope.row.pk}
    try:
        with transaction.atomic():
            return Feed.objects.get_or_create(user=actor, content=content, **place)[0]
    except IntegrityError:  # pressed twice at once
        return Feed.objects.get(user=actor, content=content, **place)


def renew(*, feed: Feed) -> None:
    """The address that was given out before leads nowhere from now."""
    feed.token = new_token()
    feed.save(update_fields=["token"])


def take_back(*, feed: Feed) -> None:
    feed.delete()


def note_reading(feed: Feed) -> None:
    """Once a day, so that a person sees which address is still used."""
    today = timezone.localdate()
    if feed.read_on != today:
        Feed.objects.filter(pk=feed.pk).update(read_on=today)
