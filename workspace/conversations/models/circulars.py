"""A circular: what a manager writes to the admins of all projects of a municipality."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.base.written import Written
from workspace.conversations.querysets import CircularQuerySet

LONGEST_CIRCULAR = 10_000


class Circular(Written, models.Model):
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    municipality = models.ForeignKey(
        "portal_regions.Municipality", verbose_name=_("municipality"), on_delete=models.CASCADE, related_name="+"
    )
    subject = models.CharField(_("subject"), max_length=120)
    text = models.TextField(_("text"), max_length=LONGEST_CIRCULAR)
    html = models.TextField(editable=False, blank=True)
    """What `portal.base.commonmark` made of `text`."""
    sent_at = models.DateTimeField(_("sent"), default=timezone.now)

    objects = CircularQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at", "-pk"]
        verbose_name = _("circular")
        verbose_name_plural = _("circulars")

    def __str__(self) -> str:
        return self.subject

    def get_absolute_url(self) -> str:
        return reverse("conversations:circular", args=[self.pk])

    @property
    def batch(self) -> str:
        """What its mails are called in the queue."""
        return f"circular-{self.pk}"


class Delivery(models.Model):
    """To whom it went. Whether somebody has opened it is written down nowhere."""

    circular = models.ForeignKey(Circular, on_delete=models.CASCADE, related_name="deliveries")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    by_mail = models.BooleanField(_("by mail"), default=True)
    """Whoever wants no mail of this kind reads it in the portal."""
    queued_at = models.DateTimeField(_("handed to the mail"), null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("delivery of a circular")
        verbose_name_plural = _("deliveries of circulars")
        constraints = [models.UniqueConstraint(fields=["circular", "user"], name="circular_once_to_a_person")]

    def __str__(self) -> str:
        return f"{self.user}: {self.circular}"
