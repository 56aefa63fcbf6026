"""A text as it was at a moment."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workspace.texts.querysets import VersionQuerySet


class Version(models.Model):
    text = models.ForeignKey("workspace_texts.Text", on_delete=models.CASCADE, related_name="versions")
    name = models.CharField(_("name"), max_length=120, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("made by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    made_at = models.DateTimeField(_("made"), default=timezone.now)
    state = models.BinaryField()
    """As that of the text."""
    plain = models.TextField(_("plain text"), blank=True)
    writers = models.JSONField(default=list, editable=False)
    """Who wrote since the version before: numbers of people, and names of those without an account."""
    is_automatic = models.BooleanField(_("made automatically"), default=False)

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("version of a text")
        verbose_name_plural = _("versions of texts")
        indexes = [models.Index(fields=["text", "-made_at"], name="versions_of_a_text")]

    def __str__(self) -> str:
        return self.name or str(self.made_at)
