"""What hangs on a reply."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.base.written import Written
from workspace.discussions.choices import Kind
from workspace.discussions.models.replies import Reply


class ReplyVersion(Written, models.Model):
    """What a reply said before it was changed."""

    reply = models.ForeignKey(Reply, verbose_name=_("reply"), on_delete=models.CASCADE, related_name="versions")
    text = models.TextField(_("text"))
    html = models.TextField(editable=False, blank=True)
    until = models.DateTimeField(_("until"), default=timezone.now)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("earlier wording of a reply")
        verbose_name_plural = _("earlier wordings of replies")

    def __str__(self) -> str:
        return f"{self.reply_id}: {self.text[:40]}"


class Reaction(models.Model):
    reply = models.ForeignKey(Reply, verbose_name=_("reply"), on_delete=models.CASCADE, related_name="reactions")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.CASCADE,
        related_name="discussion_reactions",
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        verbose_name = _("reaction")
        verbose_name_plural = _("reactions")
        constraints = [
            models.UniqueConstraint(fields=["reply", "user", "kind"], name="reaction_once_a_person"),
            models.CheckConstraint(condition=models.Q(kind__in=Kind.values), name="reaction_of_a_known_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.kind}"


class Mention(models.Model):
    """Somebody is named in a reply, by `@` and their name."""

    reply = models.ForeignKey(Reply, verbose_name=_("reply"), on_delete=models.CASCADE, related_name="mentions")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.CASCADE, related_name="+"
    )

    class Meta:
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")
        constraints = [models.UniqueConstraint(fields=["reply", "user"], name="mentioned_once_in_a_reply")]

    def __str__(self) -> str:
        return f"{self.reply_id}: {self.user_id}"


class Attachment(models.Model):
    """Something of another room, by the name of its shelf and its number: see `workspace.projects.attachables`."""

    reply = models.ForeignKey(Reply, verbose_name=_("reply"), on_delete=models.CASCADE, related_name="attachments")
    shelf = models.CharField(max_length=20)
    object_id = models.PositiveBigIntegerField()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        constraints = [models.UniqueConstraint(fields=["reply", "shelf", "object_id"], name="attached_once")]

    def __str__(self) -> str:
        return f"{self.shelf} {self.object_id}"
