"""What somebody has said in a discussion."""

from html import unescape

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from portal.base.written import Written
from workspace.discussions.querysets import ReplyQuerySet

LONGEST = 10_000
WORDS_OF_EXCERPT = 30


class Reply(Written, models.Model):
    """`html` is what `portal.base.commonmark` made of `text`; `links` are the addresses of the portal in it."""

    topic = models.ForeignKey(
        "workspace_discussions.Topic", verbose_name=_("topic"), on_delete=models.CASCADE, related_name="replies"
    )
    number = models.PositiveIntegerField(_("number"))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("author"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="discussion_replies",
    )
    text = models.TextField(_("text"), max_length=LONGEST, blank=True)
    """Empty once what was deleted is gone for good."""
    html = models.TextField(editable=False, blank=True)
    links = models.JSONField(default=list, blank=True, editable=False)
    quoted = models.ForeignKey(
        "self", verbose_name=_("answers"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    names_everybody = models.BooleanField(_("names everybody"), default=False)
    created_at = models.DateTimeField(_("written"), default=timezone.now)
    edited_at = models.DateTimeField(_("changed"), null=True, blank=True)
    deleted_at = models.DateTimeField(_("deleted"), null=True, blank=True)
    touched_at = models.DateTimeField(default=timezone.now, editable=False)
    """When anything of what is shown of it has changed, reactions as well: open pages fetch it then."""

    objects = ReplyQuerySet.as_manager()

    class Meta:
        ordering = ["topic", "number"]
        verbose_name = _("reply")
        verbose_name_plural = _("replies")
        constraints = [models.UniqueConstraint(fields=["topic", "number"], name="reply_number_once_in_a_topic")]
        indexes = [
            models.Index(fields=["author", "-created_at"], name="replies_of_a_person"),
            models.Index(fields=["topic", "touched_at"], name="replies_by_change"),
        ]

    def __str__(self) -> str:
        return f"{self.topic_id}/{self.number}"

    def get_absolute_url(self) -> str:
        return self.address_in(self.topic.get_absolute_url())

    def address_in(self, topic_url: str) -> str:
        return f"{topic_url}?beitrag={self.number}#{self.anchor}"

    def place_in(self, topic_url: str) -> str:
        """Below which `urls` has what can be done with it."""
        return f"{topic_url}beitraege/{self.number}/"

    @property
    def anchor(self) -> str:
        return f"beitrag-{self.number}"

    @property
    def is_opening(self) -> bool:
        return self.number == 0

    @property
    def words(self) -> str:
        """The text without its marks, in one line."""
        return " ".join(unescape(strip_tags(self.html)).split())

    @property
    def excerpt(self) -> str:
        return Truncator(self.words).words(WORDS_OF_EXCERPT)
