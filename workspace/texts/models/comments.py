"""What is said about a passage of a text, or about the whole of it."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.comments.choices import CHANGED_WITHIN
from workspace.projects.internal_comments import InternalComment
from workspace.texts.querysets import TextThreadQuerySet

LONGEST_QUOTE = 300


class Thread(models.Model):
    """It lives as long as there is a comment in it.

    `first` and `last` are the letters with which its passage begins and ends, see `document.passages`; empty for the
    whole text. `quote` is what stood there when it was begun.
    """

    text = models.ForeignKey("workspace_texts.Text", on_delete=models.CASCADE, related_name="threads")
    first = models.CharField(max_length=40, blank=True, editable=False)
    last = models.CharField(max_length=40, blank=True, editable=False)
    quote = models.CharField(_("passage"), max_length=LONGEST_QUOTE, blank=True)
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("begun by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    begun_at = models.DateTimeField(_("begun"), default=timezone.now)
    resolved_at = models.DateTimeField(_("resolved"), null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("resolved by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = TextThreadQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("thread of a text")
        verbose_name_plural = _("threads of texts")
        indexes = [models.Index(fields=["text", "resolved_at"], name="threads_of_a_text")]

    def __str__(self) -> str:
        return self.quote or str(self.pk)

    @property
    def anchor(self) -> str:
        return f"gespraech-{self.pk}"

    @property
    def is_resolved(self) -> bool:
        return self.resolved_at is not None


class TextComment(InternalComment):
    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="comments")
    edited_at = models.DateTimeField(_("changed"), null=True, blank=True)

    class Meta(InternalComment.Meta):
        verbose_name = _("comment on a text")
        verbose_name_plural = _("comments on texts")

    @property
    def can_be_changed(self) -> bool:
        """As everywhere, for a quarter of an hour."""
        return timezone.now() - self.created_at < CHANGED_WITHIN
