"""What somebody wants of messages, and from whom they want none."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from workspace.conversations.choices import Openness


class MessageSettings(models.Model):
    """Whoever has no row takes what the defaults say."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.CASCADE, related_name="+"
    )
    takes_from = models.CharField(
        _("Who may begin a conversation with you?"), max_length=10, choices=Openness, default=Openness.SHARED
    )
    shows_reading = models.BooleanField(
        _("Show others what I have read"),
        default=True,
        help_text=_("Switched off, you do not see either what others have read."),
    )

    class Meta:
        verbose_name = _("settings of messages")
        verbose_name_plural = _("settings of messages")

    def __str__(self) -> str:
        return f"{self.user}"

    @classmethod
    def of(cls, user: User) -> "MessageSettings":
        """Not stored where nothing was chosen yet."""
        return cls.objects.filter(user=user).first() or cls(user=user)


class Blocking(models.Model):
    by = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("by"), on_delete=models.CASCADE, related_name="+")
    whom = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("whom"), on_delete=models.CASCADE, related_name="+"
    )
    since = models.DateTimeField(_("since"), default=timezone.now)

    class Meta:
        ordering = ["-since", "-pk"]
        verbose_name = _("person blocked by a person")
        verbose_name_plural = _("people blocked by people")
        constraints = [models.UniqueConstraint(fields=["by", "whom"], name="blocked_once_by_a_person")]

    def __str__(self) -> str:
        return f"{self.by}: {self.whom}"
