"""An event of a project: one date, or a series."""

import uuid
import zoneinfo
from datetime import datetime, timedelta
from functools import cached_property

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from recurrence.fields import RecurrenceField

from portal.base.addresses import address
from portal.regions.models import PointMixin
from workspace.calendar.querysets import PlannedQuerySet

LONGEST_TITLE = 200
LONGEST_TEXT = 4000
LONGEST_PLACE = 200


def new_uid() -> str:
    """Random, so that it says nothing; it stays as long as the event does."""
    return f"{uuid.uuid4()}@mokwi"


def portal_zone_name() -> str:
    return settings.TIME_ZONE


class Event(PointMixin):
    """`start` and `end` are the first date; `Occurrence` has a row for each. Changed by the services only."""

    project = models.ForeignKey(
        "workspace_projects.Project",
        verbose_name=_("project"),
        on_delete=models.CASCADE,
        related_name="calendar_events",
    )
    title = models.CharField(_("title"), max_length=LONGEST_TITLE)
    text = models.TextField(_("description"), max_length=LONGEST_TEXT, blank=True)
    place = models.CharField(_("place"), max_length=LONGEST_PLACE, blank=True)
    link = models.URLField(_("link for taking part online"), max_length=500, blank=True)
    link_from = models.PositiveSmallIntegerField(_("link is shown from"), null=True, blank=True)
    """So many minutes before the start; nothing: at any time."""
    zone = models.CharField(_("time zone"), max_length=64, default=portal_zone_name)
    """Whose wall clock a series keeps to. Whole days are those of the portal: they never shift."""
    start = models.DateTimeField(_("start"))
    end = models.DateTimeField(_("end"))
    all_day = models.BooleanField(_("all day"), default=False)
    recurrence = RecurrenceField(verbose_name=_("recurrence"), blank=True, default="")
    continues = models.ForeignKey(
        "self", verbose_name=_("continues"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    """The series of which this was a part until its later dates were changed."""
    capacity = models.PositiveSmallIntegerField(_("places"), null=True, blank=True)
    """For each date; nothing: as many as come."""
    is_public = models.BooleanField(_("for everybody"), default=False)
    is_hidden = models.BooleanField(_("hidden"), default=False)
    """From everybody, by the moderation; those who belong to the project still see it."""
    waits = models.BooleanField(_("waits"), default=False)
    """It looked like spam: everybody sees it once a manager has looked."""
    uid = models.CharField(max_length=255, unique=True, default=new_uid, editable=False)
    """As calendars know it (RFC 5545); `sequence` grows with each change that guests have to know of."""
    sequence = models.PositiveIntegerField(default=0, editable=False)
    cancelled_at = models.DateTimeField(_("cancelled"), null=True, blank=True)
    cancellation = models.CharField(_("why it is cancelled"), max_length=300, blank=True)
    plan_b_start = models.DateTimeField(_("plan B: start"), null=True, blank=True)
    plan_b_end = models.DateTimeField(_("plan B: end"), null=True, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("written by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField(_("written"), default=timezone.now)
    changed_at = models.DateTimeField(_("changed"), default=timezone.now)

    objects = PlannedQuerySet.as_manager()

    class Meta:
        ordering = ["start", "pk"]
        verbose_name = _("event of a project")
        verbose_name_plural = _("events of projects")
        constraints = [
            models.CheckConstraint(condition=Q(end__gte=F("start")), name="calendar_event_ends_after_start"),
            models.CheckConstraint(
                condition=Q(plan_b_start__isnull=True, plan_b_end__isnull=True)
                | Q(plan_b_start__isnull=False, plan_b_end__gte=F("plan_b_start")),
                name="calendar_plan_b_is_whole",
            ),
            models.CheckConstraint(condition=Q(capacity__isnull=True) | Q(capacity__gt=0), name="calendar_has_places"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its next date, in the workspace; its other dates stand below it."""
        return address("workspace:calendar:detail", self.project.slug, self.pk)

    @property
    def public_url(self) -> str:
        return reverse("project_events:detail", args=[self.project.slug, self.pk])

    @cached_property
    def clock(self) -> zoneinfo.ZoneInfo:
        """The zone whose wall clock holds; the portal's for whole days, and where a name is known no more."""
        if not self.all_day:
            try:
                return zoneinfo.ZoneInfo(self.zone)
            except (zoneinfo.ZoneInfoNotFoundError, ValueError):
                pass
        return zoneinfo.ZoneInfo(settings.TIME_ZONE)

    @property
    def is_series(self) -> bool:
        return bool(self.recurrence)

    @property
    def is_cancelled(self) -> bool:
        return self.cancelled_at is not None

    @property
    def is_elsewhere(self) -> bool:
        """Its clock is another than the portal's, so that both times are said."""
        return not self.all_day and self.zone != settings.TIME_ZONE

    @property
    def length(self) -> timedelta:
        return self.end - self.start

    @property
    def answers_are_per_date(self) -> bool:
        """Where places of a series are counted, each date is answered for itself."""
        return self.is_series and self.capacity is not None

    def link_shown_from(self, start: datetime) -> datetime | None:
        """Of a date; None: at any time."""
        return start - timedelta(minutes=self.link_from) if self.link_from is not None else None
