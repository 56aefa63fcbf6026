"""Somebody edits a text in the plain form."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Editing(models.Model):
    """A row for each time that it is opened. `base` is the text as it was then: what they change counts from there.

    The lock is only a word to the others; whoever breaks it takes nothing from this one.
    """

    text = models.ForeignKey("workspace_texts.Text", on_delete=models.CASCADE, related_name="editings")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    link = models.ForeignKey(
        "workspace_texts.ShareLink", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    """By which somebody came who has no account; such a form locks nothing."""
    visit = models.CharField(max_length=40, blank=True, editable=False)
    """Made from their session: nobody else saves it."""
    base = models.BinaryField(editable=False)
    """As `Text.state`."""
    opened_at = models.DateTimeField(_("opened"), default=timezone.now)
    until = models.DateTimeField(_("locked until"))

    class Meta:
        ordering = ["-opened_at", "-pk"]
        verbose_name = _("form of a text")
        verbose_name_plural = _("forms of texts")
        indexes = [models.Index(fields=["text", "until"], name="forms_of_a_text")]

    def __str__(self) -> str:
        return f"{self.text_id}: {self.user}"

    @property
    def is_locked(self) -> bool:
        return self.until > timezone.now()
