"""Files of other calendars: what was uploaded and waits to be looked at, and what came of it."""

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

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
