"""Who comes to an event."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workspace.calendar.choices import Reply
from workspace.calendar.querysets import GuestQuerySet
from workspace.projects.tokens import new_token


class Guest(models.Model):
    """Somebody who was asked, or has answered: a person with an account, or an address.

    Without a `recurrence_id` it is about all dates, with one about this date, for which it then holds instead. Whoever
    belongs to the project does so by their membership: when they leave, this goes along.
    """

    event = models.ForeignKey("workspace_calendar.Event", on_delete=models.CASCADE, related_name="guests")
    recurrence_id = models.DateTimeField(gettext_lazy("which date"), null=True, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=gettext_lazy("person"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="calendar_guests",
    )
    membership = models.ForeignKey(
        "workspace_projects.Membership",
        verbose_name=gettext_lazy("membership"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="calendar_guests",
    )
    name = models.CharField(gettext_lazy("name"), max_length=120, blank=True)
    email = models.EmailField(gettext_lazy("e-mail address"), blank=True)
    language = models.CharField(gettext_lazy("language"), max_length=10, blank=True)
    """In which an address gets mail; whoever has an account chooses it there."""
    answer = models.CharField(gettext_lazy("answer"), max_length=5, choices=Reply, blank=True)
    waits_since = models.DateTimeField(gettext_lazy("on the waiting list since"), null=True, blank=True)
    """They said yes when all places were taken; whoever waits longest moves up first."""
    invited_at = models.DateTimeField(gettext_lazy("invited"), null=True, blank=True)
    answered_at = models.DateTimeField(gettext_lazy("answered"), null=True, blank=True)
    comment = models.CharField(gettext_lazy("comment"), max_length=300, blank=True)
    token = models.CharField(max_length=40, unique=True, default=new_token, editable=False)

    objects = GuestQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = gettext_lazy("guest of an event")
        verbose_name_plural = gettext_lazy("guests of events")
        constraints = [
            models.CheckConstraint(condition=Q(user__isnull=False) | ~Q(email=""), name="calendar_guest_is_somebody"),
            models.CheckConstraint(
                condition=Q(waits_since__isnull=True) | Q(answer=Reply.YES), name="calendar_who_waits_said_yes"
            ),
            models.UniqueConstraint(
                fields=["event", "user"],
                condition=Q(recurrence_id__isnull=True, user__isnull=False),
                name="calendar_guest_once",
            ),
            models.UniqueConstraint(
                fields=["event", "recurrence_id", "user"],
                condition=Q(recurrence_id__isnull=False, user__isnull=False),
                name="calendar_guest_once_a_date",
            ),
            models.UniqueConstraint(
                "event",
                Lower("email"),
                condition=Q(recurrence_id__isnull=True, user__isnull=True),
                name="calendar_address_once",
            ),
            models.UniqueConstraint(
                "event",
                "recurrence_id",
                Lower("email"),
                condition=Q(recurrence_id__isnull=False, user__isnull=True),
                name="calendar_address_once_a_date",
            ),
        ]
        indexes = [models.Index(fields=["event", "recurrence_id", "answer"], name="calendar_guests_of_a_date")]

    def __str__(self) -> str:
        return self.shown_name

    def get_absolute_url(self) -> str:
        """For whoever has no way into the workspace: the address is the key."""
        return reverse("event_answers:answer", args=[self.token])

    @property
    def shown_name(self) -> str:
        if self.user is not None:
            return str(self.user.name)
        return self.name or _("Somebody with an address")

    @property
    def mail_address(self) -> str:
        return self.user.email if self.user is not None else self.email

    @property
    def mail_language(self) -> str:
        return (self.user.language if self.user is not None else self.language) or settings.LANGUAGE_CODE

    @property
    def waits(self) -> bool:
        return self.waits_since is not None

    @property
    def comes(self) -> bool:
        """Has a place."""
        return self.answer == Reply.YES and self.waits_since is None

    @property
    def said(self) -> str:
        if self.waits:
            return _("on the waiting list")
        return str(Reply(self.answer).label) if self.answer else _("no answer yet")
