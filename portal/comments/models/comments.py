"""A comment, in two levels."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.base.addresses import address
from portal.base.written import Written
from portal.comments.choices import CHANGED_WITHIN, Status
from portal.comments.querysets import CommentQuerySet

LONGEST = 4000


class Comment(Written, models.Model):
    """`html` is what `rendering` made of `text`; without a parent it stands on the first level."""

    thread = models.ForeignKey("portal_comments.Thread", on_delete=models.CASCADE, related_name="comments")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="answers")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("author"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="comments",
    )
    text = models.TextField(_("text"), max_length=LONGEST, blank=True)
    html = models.TextField(editable=False, blank=True)
    language = models.CharField(_("language of the text"), max_length=10, choices=settings.LANGUAGES, default="de")
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.VISIBLE)
    is_official = models.BooleanField(_("official answer"), default=False)
    office = models.CharField(_("speaks for"), max_length=120, blank=True)
    """In whose name an official answer was given: it stays so when the person leaves the office."""
    created_at = models.DateTimeField(_("written"), default=timezone.now)
    edited_at = models.DateTimeField(_("changed"), null=True, blank=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        constraints = [
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("pk")), name="comment_answers_another"
            )
        ]
        indexes = [
            models.Index(fields=["thread", "parent", "created_at"], name="comments_of_a_thread"),
            models.Index(fields=["author", "-created_at"], name="comments_of_a_person"),
        ]

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def anchor(self) -> str:
        return f"kommentar-{self.pk}"

    @property
    def permalink(self) -> str:
        """Leads to it wherever it stands."""
        return address("comments:permalink", self.pk)

    @property
    def is_visible(self) -> bool:
        return self.status == Status.VISIBLE

    @property
    def is_gone(self) -> bool:
        """Its place is kept, because somebody has answered it."""
        return self.status == Status.DELETED

    @property
    def can_be_changed(self) -> bool:
        return self.status in {Status.VISIBLE, Status.WAITING} and timezone.now() - self.created_at < CHANGED_WITHIN


class CommentVersion(models.Model):
    """What it said before it was changed; the author and the managers can read it."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="versions")
    text = models.TextField(_("text"))
    written_at = models.DateTimeField(_("written"))

    class Meta:
        ordering = ["written_at", "pk"]
        verbose_name = _("earlier version")
        verbose_name_plural = _("earlier versions")

    def __str__(self) -> str:
        return self.text[:60]
