"""What an import remembers."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ExternalId(models.Model):
    """The number that an initiative has elsewhere; a later import finds it by this."""

    page = models.OneToOneField("initiatives.InitiativePage", on_delete=models.CASCADE, related_name="external")
    value = models.CharField(_("external ID"), max_length=80, unique=True)

    class Meta:
        verbose_name = _("external ID")
        verbose_name_plural = _("external IDs")

    def __str__(self) -> str:
        return self.value


class ImportRun(models.Model):
    """A table that somebody has uploaded: checked first, carried out when they say so."""

    class State(models.TextChoices):
        CHECKED = "checked", _("Checked, nothing written yet")
        WAITING = "waiting", _("Starts in a moment")
        RUNNING = "running", _("Running")
        DONE = "done", _("Done")
        STOPPED = "stopped", _("Stopped half-way")

    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    file_name = models.CharField(max_length=120)
    created_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=10, choices=State, default=State.CHECKED)
    rows = models.JSONField(default=list)
    """The number and the cells of each row; emptied at the end."""
    notices = models.JSONField(default=list)
    """What was noticed about the file as a whole."""

    publish = models.BooleanField(default=False)
    allow_outside = models.BooleanField(default=False)
    swap_points = models.BooleanField(default=False)

    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    created = models.PositiveIntegerField(default=0)
    updated = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    failed = models.PositiveIntegerField(default=0)
    problems = models.JSONField(default=list)
    """The rows that were not taken, each with its number, its name and its errors."""

    class Meta:
        verbose_name = _("import of initiatives")
        verbose_name_plural = _("imports of initiatives")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.file_name

    @property
    def is_under_way(self) -> bool:
        return self.state in {self.State.WAITING, self.State.RUNNING}

    @property
    def problem_rows(self) -> list[dict[str, Any]]:  # Any: a number, a name, sentences
        return [{"number": number, "title": title, "errors": errors} for number, title, errors in self.problems]

    @property
    def percent(self) -> int:
        return round(100 * self.done / self.total) if self.total else 0
