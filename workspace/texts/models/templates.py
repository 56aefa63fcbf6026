"""A text that others of a project begin with."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Template(models.Model):
    project = models.ForeignKey(
        "workspace_projects.Project",
        verbose_name=_("project"),
        on_delete=models.CASCADE,
        related_name="text_templates",
    )
    name = models.CharField(_("name"), max_length=120)
    source = models.TextField(editable=False)
    """As Markdown: it stands by itself, whatever becomes of the text that it was made of."""
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("made by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    story = models.ForeignKey(
        "initiatives_stories.SuccessStoryPage",
        verbose_name=_("story"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    """Where the project took it over from: its credit."""
    made_at = models.DateTimeField(_("made"), default=timezone.now)

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("template of a text")
        verbose_name_plural = _("templates of texts")

    def __str__(self) -> str:
        return self.name
