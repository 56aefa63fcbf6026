"""The dates of an event, and what is different on one of them."""

from datetime import UTC, datetime

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workspace.calendar.models.events import LONGEST_PLACE, LONGEST_TITLE, Event
from workspace.calendar.querysets import DateQuerySet

STAMP = "%Y%m%dT%H%M%SZ"


def stamp_of(moment: datetime) -> str:
    """A date as it stands in an address."""
    return moment.astimezone(UTC).strftime(STAMP)


class Change(models.Model):
    """One date of a series that is not as the others; what is None is as in the series.

    It survives whatever becomes of the series: a date that the rule no longer gives stays as an extra one.
    """

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="changes")
    recurrence_id = models.DateTimeField(gettext_lazy("which date"))
    """When it would begin by the series."""
    start = models.DateTimeField(gettext_lazy("start"), null=True, blank=True)
    end = models.DateTimeField(gettext_lazy("end"), null=True, blank=True)
    title = models.CharField(  # noqa: DJ001  # None is "as the series", and "" is not
        gettext_lazy("title"), max_length=LONGEST_TITLE, null=True, blank=True
    )
    text = models.TextField(gettext_lazy("description"), null=True, blank=True)  # noqa: DJ001  # as above
    place = models.CharField(  # noqa: DJ001  # as above
        gettext_lazy("place"), max_length=LONGEST_PLACE, null=True, blank=True
    )
    link = models.URLField(  # noqa: DJ001  # as above
        gettext_lazy("link for taking part online"), max_length=500, null=True, blank=True
    )
    cancelled_at = models.DateTimeField(gettext_lazy("cancelled"), null=True, blank=True)
    cancellation = models.CharField(gettext_lazy("why it is cancelled"), max_length=300, blank=True)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    changed_at = models.DateTimeField(gettext_lazy("changed"), default=timezone.now)

    class Meta:
        ordering = ["recurrence_id", "pk"]
        verbose_name = gettext_lazy("changed date of an event")
        verbose_name_plural = gettext_lazy("changed dates of events")
        constraints = [
            models.UniqueConstraint(fields=["event", "recurrence_id"], name="calendar_changed_once_a_date"),
            models.CheckConstraint(
                condition=Q(start__isnull=True, end__isnull=True) | Q(start__isnull=False, end__gte=F("start")),
                name="calendar_change_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event}, {self.recurrence_id:%Y-%m-%d %H:%M}"


class Occurrence(models.Model):
    """One date of an event, as it takes place: what months, lists and reminders read. Written by `services.dates`."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="occurrences")
    recurrence_id = models.DateTimeField()
    start = models.DateTimeField(gettext_lazy("start"))
    end = models.DateTimeField(gettext_lazy("end"))
    change = models.OneToOneField(Change, null=True, blank=True, on_delete=models.SET_NULL, related_name="occurrence")
    answer_token: str | None = None
    """After `mine`, of whoever was asked from outside."""

    objects = DateQuerySet.as_manager()

    class Meta:
        ordering = ["start", "pk"]
        verbose_name = gettext_lazy("date of an event of a project")
        verbose_name_plural = gettext_lazy("dates of events of projects")
        constraints = [
            models.UniqueConstraint(fields=["event", "recurrence_id"], name="calendar_once_a_date"),
            models.CheckConstraint(condition=Q(end__gte=F("start")), name="calendar_date_ends_after_start"),
        ]
        indexes = [
            models.Index(fields=["event", "start"], name="calendar_dates_of_an_event"),
            models.Index(fields=["start"], name="calendar_dates_by_start"),
            models.Index(fields=["end"], name="calendar_dates_by_end"),
        ]

    def __str__(self) -> str:
        return f"{self.event}, {self.start:%Y-%m-%d %H:%M}"

    def get_absolute_url(self) -> str:
        if not self.event.is_series:
            return self.event.get_absolute_url()
        return f"{self.event.get_absolute_url()}{self.stamp}/"

    @property
    def reader_url(self) -> str:
        """The page of whoever was asked from outside is that of their invitation."""
        token = self.answer_token
        return reverse("event_answers:answer", args=[token]) if token else self.get_absolute_url()

    @property
    def public_url(self) -> str:
        """The event's; a series names the date."""
        return f"{self.event.public_url}?datum={self.stamp}" if self.event.is_series else self.event.public_url

    @property
    def stamp(self) -> str:
        return stamp_of(self.recurrence_id)

    @property
    def title(self) -> str:
        """As lists show it: nobody should set out in vain."""
        name = self.name
        return _("Cancelled: %s") % name if self.is_cancelled else name

    @property
    def name(self) -> str:
        return self._own("title", self.event.title)

    @property
    def text(self) -> str:
        return self._own("text", self.event.text)

    @property
    def place(self) -> str:
        return self._own("place", self.event.place)

    @property
    def has_point(self) -> bool:
        """That of the event, unless this date takes place elsewhere."""
        return self.event.has_point and self.place == self.event.place

    @property
    def link(self) -> str:
        """Whether it is shown yet says `shows_link`."""
        return self._own("link", self.event.link)

    @property
    def all_day(self) -> bool:
        return self.event.all_day

    @property
    def is_cancelled(self) -> bool:
        return self.event.is_cancelled or (self.change is not None and self.change.cancelled_at is not None)

    @property
    def cancellation(self) -> str:
        if self.event.is_cancelled or self.change is None:
            return self.event.cancellation
        return self.change.cancellation

    @property
    def is_changed(self) -> bool:
        """Another than the series says, but not cancelled."""
        return self.change is not None and self.change.cancelled_at is None

    @property
    def is_over(self) -> bool:
        return self.end < timezone.now()

    @property
    def can_be_answered(self) -> bool:
        return not (self.is_cancelled or self.is_over or self.event.project.is_closed)

    @property
    def shows_link(self) -> bool:
        shown_from = self.event.link_shown_from(self.start)
        return bool(self.link) and (shown_from is None or shown_from <= timezone.now())

    @property
    def answered_under(self) -> datetime | None:
        """What a guest's row says of which date it is, where this one is answered for itself."""
        return self.recurrence_id if self.event.is_series else None

    def _own(self, name: str, otherwise: str) -> str:
        said = getattr(self.change, name) if self.change is not None else None
        return otherwise if said is None else said
