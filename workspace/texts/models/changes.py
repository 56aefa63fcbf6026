"""What was written into a text, and by whom."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Change(models.Model):
    """A Yjs update that is not folded into the text's state yet."""

    text = models.ForeignKey("workspace_texts.Text", on_delete=models.CASCADE, related_name="changes")
    update = models.BinaryField()
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    name = models.CharField(_("name"), max_length=100, blank=True)
    """That somebody without an account has given."""
    process = models.CharField(max_length=16, blank=True)
    """Which of the processes with sockets stored it: the others read it."""
    at = models.DateTimeField(_("written"), default=timezone.now)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("change of a text")
        verbose_name_plural = _("changes of texts")

    def __str__(self) -> str:
        return f"{self.text_id}: {self.pk}"


class Author(models.Model):
    """Yjs numbers the browser windows in which somebody writes; this says whose they are."""

    text = models.ForeignKey("workspace_texts.Text", on_delete=models.CASCADE, related_name="authors")
    client_id = models.BigIntegerField()
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    name = models.CharField(_("name"), max_length=100, blank=True)
    first_at = models.DateTimeField(_("first written"), default=timezone.now)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("author of a text")
        verbose_name_plural = _("authors of texts")
        constraints = [models.UniqueConstraint(fields=["text", "client_id"], name="one_author_a_window")]

    def __str__(self) -> str:
        return str(self.user or self.name)
