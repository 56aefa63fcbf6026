"""What is said in a conversation, what hangs on it, and what of it somebody has shown to the moderation."""

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.base.storage import document_storage
from portal.base.written import Written
from workspace.conversations.choices import Notice
from workspace.conversations.querysets import AttachmentQuerySet, MessageQuerySet

LONGEST = 5000
PICTURES = "image/"


class Message(Written, models.Model):
    """`html` is what `portal.base.commonmark` made of `text`; `services` alone change it. Who reads it says
    `objects.visible_to`.
    """

    conversation = models.ForeignKey(
        "workspace_conversations.Conversation",
        verbose_name=_("conversation"),
        on_delete=models.CASCADE,
        related_name="messages",
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("author"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    text = models.TextField(_("text"), max_length=LONGEST, blank=True)
    html = models.TextField(editable=False, blank=True)
    folded = models.TextField(editable=False, blank=True)
    """As it is searched."""
    notice = models.CharField(_("notice"), max_length=10, choices=Notice, blank=True, editable=False)
    """Not words of its author, but something that they have changed: see `notice_words`."""
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    """Whom the notice is about."""
    circular = models.ForeignKey(
        "workspace_conversations.Circular", null=True, blank=True, on_delete=models.SET_NULL, related_name="answers"
    )
    """What it answers."""
    at = models.DateTimeField(_("written"), default=timezone.now)
    edited_at = models.DateTimeField(_("changed"), null=True, blank=True)
    deleted_at = models.DateTimeField(_("deleted"), null=True, blank=True)
    """For a day it can be taken back; then a job removes what it said."""
    hidden_at = models.DateTimeField(_("hidden"), null=True, blank=True)
    """By the moderation."""
    touched_at = models.DateTimeField(default=timezone.now, editable=False)
    """When it last looked different: pages that are open ask for what has changed since."""

    objects = MessageQuerySet.as_manager()

    if TYPE_CHECKING:
        files: list["Attachment"]  # read with it by `files_of_messages`

    class Meta:
        ordering = ["pk"]
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        indexes = [
            models.Index(fields=["conversation", "id"], name="messages_in_order"),
            models.Index(fields=["author", "at"], name="messages_of_a_person"),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    def get_absolute_url(self) -> str:
        return f"{self.conversation.get_absolute_url()}?um={self.pk}#{self.anchor}"

    @property
    def anchor(self) -> str:
        return f"nachricht-{self.pk}"

    @property
    def notice_words(self) -> str:
        """In the reader's language."""
        gone = gettext("Deleted account")
        names = {"name": self.author.name if self.author else gone, "person": self.person.name if self.person else gone}
        if self.notice == Notice.REMOVED:
            return gettext("%(name)s has removed %(person)s from the conversation.") % names
        return gettext("%(person)s looks after this conversation now.") % names

    @property
    def is_shown(self) -> bool:
        return self.deleted_at is None and self.hidden_at is None


def random_name(_attachment: Any, _name: str) -> str:  # Any: an Attachment, also of a migration
    """Says nothing about what is in it."""
    return f"messages/{uuid4().hex}"


class Attachment(models.Model):
    """Not among the public media: a view hands it out that asks `visible_to`."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="attachments")
    file = models.FileField(_("file"), storage=document_storage, upload_to=random_name)
    name = models.CharField(_("name"), max_length=150)
    size = models.PositiveBigIntegerField(_("size"))
    media_type = models.CharField(max_length=100)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("file of a message")
        verbose_name_plural = _("files of messages")

    def __str__(self) -> str:
        return self.name

    @property
    def is_picture(self) -> bool:
        return self.media_type.startswith(PICTURES)


class Disclosure(models.Model):
    """Whoever reports a message shows it to the moderation, and of the others around it those that they chose."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="disclosures")
    shown = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["shown"]
        verbose_name = _("message shown with a report")
        verbose_name_plural = _("messages shown with reports")
        constraints = [models.UniqueConstraint(fields=["message", "shown"], name="shown_once_with_a_message")]

    def __str__(self) -> str:
        return f"{self.message_id}: {self.shown_id}"
