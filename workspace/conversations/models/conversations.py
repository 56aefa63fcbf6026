"""A conversation, and how each of its people stands to it."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workspace.conversations.querysets import ConversationQuerySet, ParticipantQuerySet

MOST_PEOPLE = 50


class Conversation(models.Model):
    """One to one there is one of two people: `pair` names them. Whoever writes or changes who belongs to it holds its
    row, so that the numbers of its messages are in the order in which others get to see them.
    """

    pair = models.CharField(max_length=41, unique=True, null=True, blank=True, editable=False)
    """The numbers of both, the lower one first; none for groups."""
    is_group = models.BooleanField(_("of several people"), default=False)
    title = models.CharField(_("title"), max_length=120, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("begun by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    keeper = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("looked after by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    """Of a group: who removes people from it. Whoever has begun it, until they hand it over."""
    created_at = models.DateTimeField(_("begun"), default=timezone.now)
    last_at = models.DateTimeField(_("last message"), default=timezone.now)
    last_number = models.BigIntegerField(default=0, editable=False)
    """The key of its last message."""

    objects = ConversationQuerySet.as_manager()

    if TYPE_CHECKING:
        people: list["Participant"]  # read with it by `listing`

    class Meta:
        verbose_name = _("conversation")
        verbose_name_plural = _("conversations")
        constraints = [
            models.CheckConstraint(condition=Q(is_group=False) | Q(pair__isnull=True), name="no_pair_in_a_group")
        ]
        indexes = [models.Index(fields=["created_by", "created_at"], name="conversations_begun_by")]

    def __str__(self) -> str:
        return self.title or f"{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("conversations:detail", args=[self.pk])

    @staticmethod
    def pair_of(one: int, other: int) -> str:
        return f"{min(one, other)}-{max(one, other)}"


class Participant(models.Model):
    """One row a person; of whoever has left it stays, so that the others know whose messages they read."""

    conversation = models.ForeignKey(
        Conversation, verbose_name=_("conversation"), on_delete=models.CASCADE, related_name="participants"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.CASCADE, related_name="+"
    )
    joined_at = models.DateTimeField(_("since"), default=timezone.now)
    left_at = models.DateTimeField(_("left"), null=True, blank=True)
    was_removed = models.BooleanField(_("removed"), default=False)
    """By the keeper, who alone lets them in again."""
    read_to = models.BigIntegerField(default=0, editable=False)
    """The key of the last message that the person has seen, on whatever device; it only grows."""
    begins_after = models.BigIntegerField(default=0, editable=False)
    """Messages up to this key are none of theirs: written before they came, or deleted by them for good."""
    deleted_to = models.BigIntegerField(default=0, editable=False)
    """The same, as long as the deletion can be taken back."""
    deleted_at = models.DateTimeField(_("deleted"), null=True, blank=True)
    is_muted = models.BooleanField(_("muted"), default=False)

    objects = ParticipantQuerySet.as_manager()

    class Meta:
        ordering = ["joined_at", "pk"]
        verbose_name = _("person in a conversation")
        verbose_name_plural = _("people in conversations")
        constraints = [models.UniqueConstraint(fields=["conversation", "user"], name="once_in_a_conversation")]
        indexes = [models.Index(fields=["user", "left_at"], name="conversations_of_a_person")]

    def __str__(self) -> str:
        return f"{self.user}: {self.conversation}"

    @property
    def sees_from(self) -> int:
        """Nothing up to this key."""
        return max(self.begins_after, self.deleted_to)
