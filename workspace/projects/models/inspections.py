"""A manager looks into a workspace, after somebody inside has reported it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workspace.projects.querysets import InspectionQuerySet


class Inspection(models.Model):
    """Read-only, for a limited time, seen by everybody inside. It ends at `until`, by a button, or with its case."""

    project = models.ForeignKey(
        "workspace_projects.Project", verbose_name=_("project"), on_delete=models.CASCADE, related_name="inspections"
    )
    case = models.ForeignKey(
        "portal_moderation.Case", verbose_name=_("case"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    manager = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("manager"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="inspections",
    )
    reason = models.CharField(_("reason"), max_length=255)
    """Everybody in the project reads it."""
    began_at = models.DateTimeField(_("since"), default=timezone.now)
    until = models.DateTimeField(_("until"))
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    rooms_seen = models.JSONField(default=list, blank=True)
    """Their keys; the first entry to each stands in the audit trail."""

    objects = InspectionQuerySet.as_manager()

    class Meta:
        ordering = ["-began_at", "-pk"]
        verbose_name = _("look into a workspace")
        verbose_name_plural = _("looks into workspaces")
        constraints = [
            models.UniqueConstraint(
                fields=["project", "manager"], condition=Q(ended_at__isnull=True), name="one_inspection_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.manager}: {self.project}"
