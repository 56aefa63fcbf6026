"""What belongs to an event: who brings what, when it is reminded of, and what is attached."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workspace.calendar.choices import Before
from workspace.calendar.models.events import Event
from workspace.calendar.querysets import HelperQuerySet


class Role(models.Model):
    """“2 × Kuchen”: for each date of a series anew."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="roles")
    name = models.CharField(_("what is to be done"), max_length=80)
    wanted = models.PositiveSmallIntegerField(_("how many"), default=1)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("role at an event")
        verbose_name_plural = _("roles at events")
        constraints = [
            models.UniqueConstraint(fields=["event", "name"], name="calendar_role_named_once"),
            models.CheckConstraint(condition=models.Q(wanted__gt=0), name="calendar_role_wants_somebody"),
        ]

    def __str__(self) -> str:
        return f"{self.wanted} × {self.name}"


class Helper(models.Model):
    """Somebody takes on a role on one date; as with tasks it goes with the membership."""

    role = models.ForeignKey(Role, on_delete=models.CASCADE, related_name="helpers")
    recurrence_id = models.DateTimeField(_("which date"))
    membership = models.ForeignKey(
        "workspace_projects.Membership",
        verbose_name=_("who does it"),
        on_delete=models.CASCADE,
        related_name="calendar_roles",
    )
    at = models.DateTimeField(_("when"), default=timezone.now)

    objects = HelperQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("helper at an event")
        verbose_name_plural = _("helpers at events")
        constraints = [
            models.UniqueConstraint(fields=["role", "recurrence_id", "membership"], name="calendar_helps_once")
        ]

    def __str__(self) -> str:
        return f"{self.membership}: {self.role}"


class Reminder(models.Model):
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="reminders")
    before = models.PositiveIntegerField(_("how long before"), choices=Before)
    created_at = models.DateTimeField(_("written"), default=timezone.now)

    class Meta:
        ordering = ["-before"]
        verbose_name = _("reminder of an event")
        verbose_name_plural = _("reminders of events")
        constraints = [
            models.UniqueConstraint(fields=["event", "before"], name="calendar_reminded_once"),
            models.CheckConstraint(condition=models.Q(before__in=Before.values), name="calendar_reminder_is_offered"),
        ]

    def __str__(self) -> str:
        return str(self.get_before_display())


class Reminded(models.Model):
    """So that nobody is reminded twice of the same date."""

    reminder = models.ForeignKey(Reminder, on_delete=models.CASCADE, related_name="reminded")
    recurrence_id = models.DateTimeField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("date that was reminded of")
        verbose_name_plural = _("dates that were reminded of")
        constraints = [
            models.UniqueConstraint(fields=["reminder", "recurrence_id"], name="calendar_reminded_once_a_date")
        ]

    def __str__(self) -> str:
        return f"{self.reminder}: {self.recurrence_id:%Y-%m-%d %H:%M}"


class Attachment(models.Model):
    """Something of another room, by the name of its shelf and its number: see `workspace.projects.attachables`."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="attachments")
    shelf = models.CharField(max_length=20)
    object_id = models.PositiveBigIntegerField()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("attachment of an event")
        verbose_name_plural = _("attachments of events")
        constraints = [models.UniqueConstraint(fields=["event", "shelf", "object_id"], name="calendar_attached_once")]

    def __str__(self) -> str:
        return f"{self.shelf} {self.object_id}"
