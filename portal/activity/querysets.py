"""Reads of who follows what, of what happened, and of who hears of it."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Exists, OuterRef, Q

if TYPE_CHECKING:
    from portal.activity.models import Event, Follow, Notification  # noqa: F401  # named in the types of the rows

# Any, in this module: users and anonymous visitors.


def is_it(target: models.Model, *, field: str = "content_type", key: str = "object_id") -> Q:
    """Rows whose generic key leads to this thing."""
    return Q(**{field: ContentType.objects.get_for_model(target), key: target.pk})


def keys_of(things: Iterable[models.Model]) -> list[int]:
    """Of each the key of its model and its own, for `are_about` in a query that is prepared."""
    return [key for thing in things for key in (ContentType.objects.get_for_model(thing).pk, thing.pk)]


def are_about(keys: Sequence[int], way: str = "") -> Q:
    """Rows whose generic key leads to one of these things."""
    wanted = Q(pk__in=[])
    for model, pk in zip(keys[::2], keys[1::2], strict=True):
        wanted |= Q(**{f"{way}content_type": model, f"{way}object_id": pk})
    return wanted


class FollowQuerySet(models.QuerySet["Follow"]):
    def of(self, target: models.Model) -> "FollowQuerySet":
        """Everybody who follows this thing."""
        return self.filter(is_it(target), is_muted=False)

    def about(self, target: models.Model) -> "FollowQuerySet":
        """Whoever follows or has muted it."""
        return self.filter(is_it(target))

    def by(self, user: Any) -> "FollowQuerySet":
        """What this person follows; nothing for somebody who is not signed in."""
        return self.filter(user=user, is_muted=False) if user.is_authenticated else self.none()

    def muted_by(self, user: Any) -> "FollowQuerySet":
        """What this person wants to hear nothing of."""
        return self.filter(user=user, is_muted=True) if user.is_authenticated else self.none()


class EventQuerySet(models.QuerySet["Event"]):
    def about(self, target: models.Model) -> "EventQuerySet":
        return self.filter(is_it(target))

    def concerning(self, *things: models.Model) -> "EventQuerySet":
        """What is new of any of these; whether somebody may see it is asked when it is read."""
        wanted = Q(pk__in=[])
        for thing in things:
            wanted |= is_it(thing)
        return self.filter(Exists(self._concerns().filter(wanted)))

    def of_what_follows(self, user: Any) -> "EventQuerySet":
        """What is new of all that this person follows."""
        from portal.activity.models import Follow  # noqa: PLC0415  # the models need this module

        follows = Follow.objects.by(user).filter(content_type=OuterRef("content_type"), object_id=OuterRef("object_id"))
        return self.filter(Exists(self._concerns().filter(Exists(follows))))

    def of_kinds(self, keys: Iterable[str]) -> "EventQuerySet":
        return self.filter(kind__in=list(keys))

    def to_tell(self, *, since: datetime, before: datetime) -> "EventQuerySet":
        """Those of that time of which not everybody has been told."""
        return self.filter(fanned_at__isnull=True, at__gte=since, at__lt=before).order_by("at")

    def newest_first(self) -> "EventQuerySet":
        return self.select_related("actor").order_by("-at", "-pk")

    def _concerns(self) -> "models.QuerySet[Any]":
        return self.model._meta.get_field("concerns").related_model.objects.filter(event=OuterRef("pk"))  # type: ignore[union-attr]  # a relation of its own


class NotificationQuerySet(models.QuerySet["Notification"]):
    def of(self, user: Any) -> "NotificationQuerySet":
        """Nothing for somebody who is not signed in."""
        return self.filter(user=user) if user.is_authenticated else self.none()

    def in_bell(self) -> "NotificationQuerySet":
        return self.filter(in_bell=True)

    def unread(self) -> "NotificationQuerySet":
        return self.filter(read_at__isnull=True)

    def about(self, target: models.Model) -> "NotificationQuerySet":
        content_type = ContentType.objects.get_for_model(target)
        return self.filter(event__content_type=content_type, event__object_id=target.pk)

    def about_any(self, targets: Iterable[models.Model]) -> "NotificationQuerySet":
        wanted = Q(pk__in=[])
        for target in targets:
            wanted |= is_it(target, field="event__content_type", key="event__object_id")
        return self.filter(wanted)

    def beside(self, row: "Notification") -> "NotificationQuerySet":
        """Of the same thing as this one."""
        return self.filter(event__content_type=row.event.content_type_id, event__object_id=row.event.object_id)

    def within(self, scope: models.Model) -> "NotificationQuerySet":
        """What happened in this project or place."""
        return self.filter(is_it(scope, field="event__scope_type", key="event__scope_id"))

    def due(self, now: datetime) -> "NotificationQuerySet":
        """By mail."""
        return self.filter(due_at__lte=now)

    def newest_first(self) -> "NotificationQuerySet":
        """With the events, and who did it."""
        return self.select_related("event__actor").order_by("-at", "-pk")

    def to_read(self) -> "NotificationQuerySet":
        """The newest first, with what words need: not how far they have been delivered, nor all that is known of
        people."""
        event = ("kind", "content_type", "object_id", "scope_type", "scope_id", "data", "at", "actor__name")
        told = ("user", "reason", "at", "read_at", *(f"event__{name}" for name in event), "event__actor__email")
        return self.newest_first().only(*told)
