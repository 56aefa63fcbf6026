"""A date that somebody can say yes to."""

import datetime

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workspace.polls.appointments.querysets import AppointmentOptionQuerySet


class Option(models.Model):
    """A whole day goes from 0:00 to the last minute in the zone of the poll, and is read there: it never shifts."""

    poll = models.ForeignKey(
        "workspace_polls.AppointmentPoll",
        verbose_name=_("appointment poll"),
        on_delete=models.CASCADE,
        related_name="options",
    )
    start = models.DateTimeField(_("begins"))
    end = models.DateTimeField(_("ends"))
    all_day = models.BooleanField(_("the whole day"), default=False)
    capacity = models.PositiveSmallIntegerField(_("places"), null=True, blank=True)
    """Empty: as many as want to."""
    proposed_by = models.ForeignKey(
        "workspace_polls.Participant",
        verbose_name=_("proposed by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="proposals",
    )
    is_accepted = models.BooleanField(_("can be answered"), default=True)
    changed_at = models.DateTimeField(_("changed"), default=timezone.now)
    """Added, moved or put back: whoever has answered before is asked to look again."""
    removed_at = models.DateTimeField(_("removed"), null=True, blank=True)
    """The answers to it are kept, and count again when it is put back."""

    objects = AppointmentOptionQuerySet.as_manager()

    class Meta:
        ordering = ["start", "end", "pk"]
        verbose_name = _("date of an appointment poll")
        verbose_name_plural = _("dates of appointment polls")
        constraints = [
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="appointment_ends_after_it_begins"),
            models.UniqueConstraint(
                fields=["poll", "start", "end"], condition=Q(removed_at__isnull=True), name="date_once_in_a_poll"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.start:%Y-%m-%d %H:%M}"

    @property
    def lasts(self) -> datetime.timedelta:
        return self.end - self.start

    @property
    def is_past(self) -> bool:
        return self.start <= timezone.now() if not self.all_day else self.end <= timezone.now()
