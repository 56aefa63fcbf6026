"""What belongs to an idea: its pictures, who helps, what happened to it, and what it said before."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from initiatives.ideas.choices import BEFORE_PUBLICATION, Status


class IdeaPicture(models.Model):
    """Stands in the order in which it was added."""

    idea = models.ForeignKey("initiatives_ideas.Idea", on_delete=models.CASCADE, related_name="pictures")
    image = models.ForeignKey("portal_base.PortalImage", on_delete=models.CASCADE, related_name="+")
    words = models.CharField(_("what the picture shows"), max_length=200, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def __str__(self) -> str:
        return self.words or str(self.image)


class Helper(models.Model):
    """Somebody who said "I help"; when a project starts they are asked, and answer once."""

    class Reply(models.TextChoices):
        UNASKED = "", _("not asked yet")
        ASKED = "asked", _("asked")
        JOINS = "joins", _("joins in")
        DECLINES = "declines", _("cannot join in")

    idea = models.ForeignKey("initiatives_ideas.Idea", on_delete=models.CASCADE, related_name="helpers")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="helps_with_ideas")
    can_do = models.CharField(_("what I can do"), max_length=200, blank=True)
    reply = models.CharField(_("reply"), max_length=10, choices=Reply, default=Reply.UNASKED, blank=True)
    created_at = models.DateTimeField(_("since"), default=timezone.now)

    class Meta:
        ordering = ["created_at", "pk"]
        verbose_name = _("helper")
        verbose_name_plural = _("helpers")
        constraints = [models.UniqueConstraint(fields=["idea", "user"], name="one_help_a_person")]

    def __str__(self) -> str:
        return f"{self.user}: {self.idea}"


class Step(models.Model):
    """One point of the timeline: what the idea became, in one sentence, and what it was before."""

    idea = models.ForeignKey("initiatives_ideas.Idea", on_delete=models.CASCADE, related_name="steps")
    status = models.CharField(_("status"), max_length=10, choices=Status)
    previous = models.CharField(max_length=10, choices=Status, editable=False)
    text = models.TextField(_("what happened"), max_length=2000, blank=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    is_official = models.BooleanField(_("by a manager"), default=False)
    happened_at = models.DateTimeField(_("when"), default=timezone.now)
    sentence: str
    """Set by `timeline.told`: its text, or what is said where there is none."""

    class Meta:
        ordering = ["happened_at", "pk"]
        verbose_name = _("step")
        verbose_name_plural = _("steps")

    def __str__(self) -> str:
        return f"{self.idea}: {self.get_status_display()}"

    @property
    def status_label(self) -> str:
        """As `get_status_display`, which sorts out all choices anew each time."""
        return str(Status(self.status).label)

    @property
    def is_public(self) -> bool:
        return self.status not in BEFORE_PUBLICATION


class Amendment(models.Model):
    """A change after others had supported or commented: what stood there before, for everybody to read."""

    idea = models.ForeignKey("initiatives_ideas.Idea", on_delete=models.CASCADE, related_name="amendments")
    before = models.JSONField(default=dict)
    """The fields that changed, each as it was: `{"title": "…", "text": "…"}`."""
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    is_official = models.BooleanField(_("by a manager"), default=False)
    happened_at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        ordering = ["-happened_at", "-pk"]
        verbose_name = _("amendment")
        verbose_name_plural = _("amendments")

    def __str__(self) -> str:
        return f"{self.idea}, {self.happened_at:%Y-%m-%d}"
