"""The dates of the events, one row each: what lists, months and feeds read."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.query import PageQuerySet

from portal.base.recurrence import MAX_DATES, expand
from portal.regions.lists import family_of
from portal.regions.models import Municipality, Topic

if TYPE_CHECKING:
    from home.events.models.pages import EventPage


class OccurrenceQuerySet(models.QuerySet["Occurrence"]):
    """Reads of occurrences; each narrows, none shows drafts once `on_pages` has been asked."""

    def on_pages(self, pages: "PageQuerySet[EventPage]") -> "OccurrenceQuerySet":
        """Those of these pages, most often `EventPage.objects.live().public()`."""
        return self.filter(page__in=pages.order_by())

    def not_over(self, moment: datetime) -> "OccurrenceQuerySet":
        """What is still to come or going on."""
        return self.filter(end__gte=moment)

    def within(self, start: datetime, end: datetime) -> "OccurrenceQuerySet":
        """What touches the time from `start` up to, not including, `end`."""
        return self.filter(start__lt=end, end__gte=start)

    def for_lists(self) -> "OccurrenceQuerySet":
        """In order of time, with everything a card shows."""
        return self.select_related("page__locale", "page__municipality").order_by("start", "page__title", "pk")


def about(pages: "PageQuerySet[EventPage]", topics: "list[Topic] | None") -> "PageQuerySet[EventPage]":
    """Those with at least one of the topics; all, if none is asked for."""
    if not topics:
        return pages
    return pages.filter(Exists(pages.model.topics.through.objects.filter(eventpage=OuterRef("pk"), topic__in=topics)))


def happening_in(pages: "PageQuerySet[EventPage]", municipality: Municipality | None) -> "PageQuerySet[EventPage]":
    """Those in the municipality or in one that belongs to it."""
    if municipality is None:
        return pages
    return pages.filter(municipality__in=family_of(municipality))


class Occurrence(models.Model):
    """One date of an event. Written by `EventPage.save` only, from the page's start, end and recurrence."""

    page = models.ForeignKey("home_events.EventPage", on_delete=models.CASCADE, related_name="occurrences")
    start = models.DateTimeField(gettext_lazy("start"), db_index=True)
    end = models.DateTimeField(gettext_lazy("end"), db_index=True)

    objects = OccurrenceQuerySet.as_manager()

    class Meta:
        ordering = ["start", "pk"]
        verbose_name = gettext_lazy("date of an event")
        verbose_name_plural = gettext_lazy("dates of events")
        constraints = [
            models.UniqueConstraint(fields=["page", "start"], name="unique_start_per_event"),
            models.CheckConstraint(condition=Q(end__gte=models.F("start")), name="occurrence_ends_after_start"),
        ]

    def __str__(self) -> str:
        return f"{self.page}, {self.start:%Y-%m-%d %H:%M}"

    @property
    def title(self) -> str:
        """As cards and months show it: nobody should set out in vain."""
        return _("Cancelled: %s") % self.page.title if self.page.cancelled else self.page.title

    @property
    def url(self) -> str:
        return self.page.url or ""

    @property
    def place(self) -> str:
        """For a card: the place and its municipality, or where else it happens."""
        names = [self.page.place_name, str(self.page.municipality or "")]
        return ", ".join(dict.fromkeys(filter(None, names)))

    @property
    def all_day(self) -> bool:
        return self.page.all_day


def write_occurrences(page: "EventPage") -> None:
    """Make the rows equal to what the page says; rows that are right already stay."""
    wanted = {span.start: span.end for span in expand(page.start, page.end, page.recurrence)[:MAX_DATES]}
    with transaction.atomic():
        stored = {row.start: row for row in Occurrence.objects.filter(page=page)}
        gone = [row.pk for start, row in stored.items() if wanted.get(start) != row.end]
        Occurrence.objects.filter(pk__in=gone).delete()
        Occurrence.objects.bulk_create(
            Occurrence(page=page, start=start, end=end)
            for start, end in wanted.items()
            if start not in stored or stored[start].end != end
        )
