"""The queue, what came back, and whether the mail server can be reached."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.mailing.choices import Priority, State
from portal.mailing.querysets import BounceQuerySet, OutgoingQuerySet

LONGEST_ADDRESS = 320


class OutgoingMail(models.Model):
    """One mail to one address. What it says is kept only as long as it waits: there may be secrets in it."""

    key = models.CharField(max_length=200, unique=True, null=True, editable=False)  # noqa: DJ001  # none is not equal to none
    """Of two mails with one key the second is not put in."""
    kind = models.CharField(_("kind"), max_length=60, blank=True)
    batch = models.CharField(_("batch"), max_length=100, blank=True)
    """Names those that are counted together: a newsletter's."""
    priority = models.PositiveSmallIntegerField(_("priority"), choices=Priority, default=Priority.NORMAL)
    sender = models.CharField(_("sender"), max_length=LONGEST_ADDRESS)
    to = models.CharField(_("recipient"), max_length=LONGEST_ADDRESS)
    subject = models.CharField(_("subject"), max_length=250, blank=True)
    message_id = models.CharField(max_length=250, editable=False)
    message = models.BinaryField()
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    next_at = models.DateTimeField(_("next attempt"), default=timezone.now)
    claimed_at = models.DateTimeField(null=True, editable=False)
    error = models.CharField(_("what the mail server said"), max_length=500, blank=True)
    created_at = models.DateTimeField(_("written"), default=timezone.now)
    sent_at = models.DateTimeField(_("sent"), null=True)

    objects = OutgoingQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("outgoing mail")
        verbose_name_plural = _("outgoing mails")
        indexes = [
            models.Index(
                fields=["priority", "next_at", "id"], condition=Q(state=State.WAITING), name="mails_that_wait"
            ),
            models.Index(fields=["claimed_at"], condition=Q(state=State.SENDING), name="mails_in_hand"),
            models.Index(fields=["batch", "state"], condition=~Q(batch=""), name="mails_of_a_batch"),
            models.Index(fields=["created_at"], name="mails_by_age"),
            models.Index(Lower("to"), name="mails_of_an_address"),
        ]

    def __str__(self) -> str:
        return f"{self.to}: {self.subject}"


class Bounce(models.Model):
    """A mail did not arrive. One row a mail, however often it is said."""

    mail = models.OneToOneField(
        OutgoingMail, verbose_name=_("mail"), null=True, blank=True, on_delete=models.SET_NULL, related_name="bounce"
    )
    address = models.CharField(_("address"), max_length=LONGEST_ADDRESS)
    """In small letters."""
    is_hard = models.BooleanField(_("for good"))
    at = models.DateTimeField(_("when"), default=timezone.now)

    objects = BounceQuerySet.as_manager()

    class Meta:
        ordering = ["-at"]
        verbose_name = _("mail that came back")
        verbose_name_plural = _("mails that came back")
        indexes = [models.Index(fields=["address", "at"], name="bounces_of_an_address")]

    def __str__(self) -> str:
        return self.address


class Outage(models.Model):
    """The mail server cannot be reached; the only row. As long as it is there, nobody knocks before `next_at`."""

    since = models.DateTimeField(default=timezone.now)
    next_at = models.DateTimeField()
    tries = models.PositiveIntegerField(default=1)
    error = models.CharField(max_length=500)

    class Meta:
        verbose_name = _("outage of the mail server")
        verbose_name_plural = _("outages of the mail server")

    def __str__(self) -> str:
        return self.error
