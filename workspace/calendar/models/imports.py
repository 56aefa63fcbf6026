"""Files of other calendars: what was uploaded and waits to be looked at, and what came of it."""

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workspace.calendar.querysets import TakenEventQuerySet

LONGEST_UID = 500


class UploadedCalendar(models.Model):
    """As long as somebody looks at what it holds; a day at most. Of the file only what is read of it."""

    membership = models.ForeignKey(
        "workspace_projects.Membership",
        verbose_name=_("who takes it"),
        on_delete=models.CASCADE,
        related_name="uploaded_calendars",
    )
    name = models.CharField(_("name of the file"), max_length=200)
    data = models.BinaryField()
    """Compressed."""
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("uploaded calendar")
        verbose_name_plural = _("uploaded calendars")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("workspace:calendar:import_preview", args=[self.membership.project.slug, self.pk])


class Origin(models.Model):
    """The event of a file from which one of ours was made: taken again, it is known."""

    event = models.OneToOneField("workspace_calendar.Event", on_delete=models.CASCADE, related_name="origin")
    project = models.ForeignKey("workspace_projects.Project", on_delete=models.CASCADE, related_name="+")
    uid = models.CharField(max_length=LONGEST_UID)
    digest = models.CharField(max_length=64)
    """Of all that the file said: says whether it says something else now."""
    at = models.DateTimeField(_("taken"), default=timezone.now)

    class Meta:
        verbose_name = _("origin of an event")
        verbose_name_plural = _("origins of events")
        constraints = [models.UniqueConstraint(fields=["project", "uid"], name="calendar_taken_once")]

    def __str__(self) -> str:
        return self.uid


class TakenCalendar(models.Model):
    """A file that was taken, for as long as it can be taken back as a whole."""

    project = models.ForeignKey(
        "workspace_projects.Project",
        verbose_name=_("project"),
        on_delete=models.CASCADE,
        related_name="taken_calendars",
    )
    title = models.CharField(_("name of the file"), max_length=200)
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("calendar that was taken")
        verbose_name_plural = _("calendars that were taken")

    def __str__(self) -> str:
        return self.title


class TakenEvent(models.Model):
    """What a file has made, or changed: `before` is then what the event was, with its changed dates."""

    taken = models.ForeignKey(TakenCalendar, on_delete=models.CASCADE, related_name="events")
    event = models.ForeignKey("workspace_calendar.Event", on_delete=models.CASCADE, related_name="+")
    sequence = models.PositiveIntegerField()
    """That of the event right after it was taken: a higher one says that somebody has changed it since."""
    before = models.TextField(blank=True)
    digest = models.CharField(max_length=64, blank=True)
    """Of what an earlier file had said of it."""

    objects = TakenEventQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("event that was taken")
        verbose_name_plural = _("events that were taken")
        constraints = [models.UniqueConstraint(fields=["taken", "event"], name="calendar_in_a_file_once")]

    def __str__(self) -> str:
        return f"{self.event}"

    @property
    def is_touched(self) -> bool:
        """After `with_what_came_since`: it is no longer only what the file has said."""
        came_since = bool(getattr(self, "came_since", False)) and not self.before
        return self.event.sequence != self.sequence or came_since
