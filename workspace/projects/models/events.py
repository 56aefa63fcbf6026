"""What happened in a project: its timeline."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workspace.projects.querysets import HappeningQuerySet


class Happening(models.Model):
    """Says which kind, by whom and about what; the words are made when it is read (`workspace.projects.happenings`)."""

    project = models.ForeignKey(
        "workspace_projects.Project", verbose_name=_("project"), on_delete=models.CASCADE, related_name="happenings"
    )
    kind = models.CharField(_("kind"), max_length=40)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    title = models.CharField(_("what"), max_length=255, blank=True)
    """The name of the thing, as those who belong to the project see it."""
    room = models.CharField(_("room"), max_length=20, blank=True)
    object_id = models.PositiveBigIntegerField(null=True, blank=True)
    at = models.DateTimeField(_("when"), default=timezone.now)

    objects = HappeningQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("happening")
        verbose_name_plural = _("happenings")
        indexes = [models.Index(fields=["project", "-at"], name="happenings_of_a_project")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.title}"
