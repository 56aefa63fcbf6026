"""What happened."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.activity.querysets import EventQuerySet


class Event(models.Model):
    """Which kind, by whom, about what; no words. After the commit `portal.activity.fanning` tells people of it."""

    kind = models.CharField(_("kind"), max_length=60)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    target = GenericForeignKey("content_type", "object_id")
    scope_type = models.ForeignKey(ContentType, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    scope_id = models.PositiveBigIntegerField(null=True, blank=True)
    scope = GenericForeignKey("scope_type", "scope_id")
    """The project or the place under which people may want to hear otherwise than everywhere."""
    data = models.JSONField(default=dict, blank=True)
    """Keys and small values that the kind needs to find its words."""
    at = models.DateTimeField(_("when"), default=timezone.now)
    fanned_at = models.DateTimeField(_("told to everybody"), null=True, blank=True)
    fanned_to = models.PositiveBigIntegerField(default=0)
    """People are told in order of their keys, up to this one they have been; a killed worker's successor goes on."""

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("event")
        verbose_name_plural = _("events")
        indexes = [
            models.Index(fields=["content_type", "object_id"], name="events_of_a_thing"),
            models.Index(fields=["at"], condition=Q(fanned_at__isnull=True), name="events_to_tell"),
            models.Index(fields=["at"], name="events_by_age"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"


class Concern(models.Model):
    """A thing under which an event stands in what is new: its target, its scope, its places, topics and initiatives."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="concerns")
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()

    class Meta:
        verbose_name = _("what an event is about")
        verbose_name_plural = _("what events are about")
        constraints = [
            models.UniqueConstraint(fields=["content_type", "object_id", "event"], name="an_event_under_a_thing_once")
        ]

    def __str__(self) -> str:
        return f"{self.event_id}: {self.content_type_id} {self.object_id}"
