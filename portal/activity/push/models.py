"""The devices of people, and the portal's own keys."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LONGEST_ENDPOINT = 1000


class PushSubscription(models.Model):
    """One browser of a person, as its push service knows it."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.CASCADE,
        related_name="push_subscriptions",
    )
    endpoint = models.CharField(max_length=LONGEST_ENDPOINT, unique=True)
    """Whoever knows this address can send nothing without the portal's key, nor read anything."""
    p256dh = models.CharField(max_length=100)
    auth = models.CharField(max_length=40)
    user_agent = models.CharField(_("browser"), max_length=300, blank=True)
    session_key = models.CharField(max_length=40, blank=True, editable=False)
    """Signing out there ends it."""
    created_at = models.DateTimeField(_("since"), default=timezone.now)
    failed_at = models.DateTimeField(_("refused since"), null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("device for push messages")
        verbose_name_plural = _("devices for push messages")

    def __str__(self) -> str:
        return f"{self.user_id}: {self.created_at:%Y-%m-%d}"


class PushKey(models.Model):
    """By it push services know the portal (VAPID, RFC 8292); made when it is first needed. The only row."""

    private_key = models.TextField()
    public_key = models.TextField()
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("key for push messages")
        verbose_name_plural = _("keys for push messages")

    def __str__(self) -> str:
        return f"{self.made_at:%Y-%m-%d}"
