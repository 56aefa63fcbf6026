"""What a discussion keeps of one person: it hangs on their membership, and goes with it."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workspace.discussions.models.replies import LONGEST
from workspace.discussions.models.topics import LONGEST_TITLE


class Reading(models.Model):
    """How far somebody has read, on whatever device; the number only grows."""

    topic = models.ForeignKey(
        "workspace_discussions.Topic", verbose_name=_("topic"), on_delete=models.CASCADE, related_name="readings"
    )
    membership = models.ForeignKey(
        "workspace_projects.Membership", verbose_name=_("person"), on_delete=models.CASCADE, related_name="readings"
    )
    number = models.PositiveIntegerField(_("number"))

    class Meta:
        verbose_name = _("mark how far somebody has read")
        verbose_name_plural = _("marks how far somebody has read")
        constraints = [models.UniqueConstraint(fields=["topic", "membership"], name="one_mark_a_person_and_topic")]

    def __str__(self) -> str:
        return f"{self.topic_id}: {self.number}"


class Draft(models.Model):
    """What somebody has begun to write: of a reply, or, without a topic, of a new one."""

    membership = models.ForeignKey(
        "workspace_projects.Membership", verbose_name=_("person"), on_delete=models.CASCADE, related_name="drafts"
    )
    topic = models.ForeignKey(
        "workspace_discussions.Topic",
        verbose_name=_("topic"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="drafts",
    )
    title = models.CharField(_("title"), max_length=LONGEST_TITLE, blank=True)
    text = models.TextField(_("text"), max_length=LONGEST, blank=True)
    changed_at = models.DateTimeField(_("changed"), default=timezone.now)

    class Meta:
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")
        constraints = [
            models.UniqueConstraint(
                fields=["membership", "topic"], condition=Q(topic__isnull=False), name="one_draft_a_topic"
            ),
            models.UniqueConstraint(
                fields=["membership"], condition=Q(topic__isnull=True), name="one_draft_of_a_new_topic"
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.text[:40]
