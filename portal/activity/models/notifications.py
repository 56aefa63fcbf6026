"""Who hears of an event."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.activity.choices import Reason
from portal.activity.querysets import NotificationQuerySet


class Notification(models.Model):
    """One event for one person, once."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.CASCADE, related_name="notifications"
    )
    event = models.ForeignKey("portal_activity.Event", on_delete=models.CASCADE, related_name="notifications")
    reason = models.CharField(_("why"), max_length=20, choices=Reason)
    at = models.DateTimeField(_("when"))
    """That of the event."""
    in_bell = models.BooleanField(_("stands in the bell"), default=True)
    read_at = models.DateTimeField(_("read"), null=True, blank=True)
    due_at = models.DateTimeField(_("is due by mail"), null=True, blank=True)
    """Empty where no mail is to come, or no more."""
    mailed_at = models.DateTimeField(_("mailed"), null=True, blank=True)
    push_at = models.DateTimeField(_("is due by push"), null=True, blank=True)
    pushed_at = models.DateTimeField(_("pushed"), null=True, blank=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("notification")
        verbose_name_plural = _("notifications")
        constraints = [models.UniqueConstraint(fields=["user", "event"], name="hear_of_an_event_once")]
        indexes = [
            models.Index(fields=["user", "-at", "-id"], name="notifications_of_a_person"),
            models.Index(fields=["user"], condition=Q(read_at__isnull=True, in_bell=True), name="unread_in_the_bell"),
            models.Index(fields=["due_at", "user"], condition=Q(due_at__isnull=False), name="due_by_mail"),
            models.Index(fields=["push_at", "user"], condition=Q(push_at__isnull=False), name="due_by_push"),
            models.Index(fields=["at"], name="notifications_by_age"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.event_id}"
