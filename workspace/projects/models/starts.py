"""A project that somebody is about to register."""

from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workspace.projects.querysets import StartQuerySet


class Start(models.Model):
    """What was filled in so far, step by step; gone once the project is there."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="project_starts",
    )
    """Nobody as long as the person has no account: then their session knows the row."""
    answers = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    """The names of the steps that were sent, each with its fields."""
    idea = models.ForeignKey(
        "initiatives_ideas.Idea", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    story = models.ForeignKey(
        "initiatives_stories.SuccessStoryPage", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    changed_at = models.DateTimeField(_("last changed"), default=timezone.now)

    objects = StartQuerySet.as_manager()

    class Meta:
        ordering = ["-changed_at", "-pk"]
        verbose_name = _("start of a project")
        verbose_name_plural = _("starts of projects")

    def __str__(self) -> str:
        return self.name or str(self.pk)

    @property
    def name(self) -> str:
        return str(self.answers.get("what", {}).get("name", ""))

    def said(self, step: str) -> dict[str, Any]:  # Any: a form's fields
        return dict(self.answers.get(step, {}))
