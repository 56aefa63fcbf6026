"""The pages of the events: the calendar and what stands in it."""

from typing import Any

from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from recurrence.fields import RecurrenceField
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.query import PageQuerySet
from wagtail.search import index

from home.events import ics
from home.events.feeds import atom_of
from home.events.filters import EventFilter
from home.events.forms import EventPageForm
from home.events.listing import index_context
from home.events.models.occurrences import Occurrence, write_occurrences
from home.events.models.panels import about_panels, when_panels, where_panels
from home.events.parts import parts_of
from home.events.structured_data import event_data
from initiatives.models import AboutInitiativeMixin
from portal.base.accessibility import Accessibility
from portal.base.blocks import ContentBlock
from portal.base.fields import BodyField
from portal.base.ical import files
from portal.base.models import BasePage
from portal.base.recurrence import Span, expand, whole_days
from portal.base.recurrence.rules import check_recurrence, check_times
from portal.base.visibility import readers_may_read
from portal.regions.models import PointMixin, RegionalMixin


class EventIndexPage(RoutablePageMixin, BasePage):
    """The calendar: all events as list and month, to subscribe to."""

    body = BodyField(ContentBlock(), verbose_name=_("content"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    parent_page_types = ["home.HomePage"]
    subpage_types = ["home_events.EventPage"]
    template = "home/events/event_index_page.html"

    class Meta:
        verbose_name = _("calendar of events")
        verbose_name_plural = _("calendars of events")

    def events(self) -> "PageQuerySet[EventPage]":
        """What a reader of this calendar may see of it."""
        return readers_may_read(self, EventPage.objects.child_of(self))

    def feed_events(self, request: HttpRequest) -> "PageQuerySet[EventPage]":
        """By the filters in the address; without a period, what is still to come."""
        chosen = EventFilter.read(request.GET)
        rows = chosen.occurrences(self.events()).order_by()
        return self.events().filter(pk__in=rows.values("page")).select_related("locale")

    @path("")
    def overview(self, request: HttpRequest) -> HttpResponse:
        return self.render(request, context_overrides=index_context(self, request))

    @path("kalender.ics/")
    def subscription(self, request: HttpRequest) -> HttpResponse:
        events = self.feed_events(request).order_by("start", "pk")
        return files.answer(ics.calendar_of(events, name=self.title, request=request))

    @path("feed.atom/")
    def news_feed(self, request: HttpRequest) -> HttpResponse:
        events = self.feed_events(request).order_by("-first_published_at", "-pk")[:50]
        return HttpResponse(atom_of(self, events, request), content_type="application/atom+xml; charset=utf-8")


class EventPage(RoutablePageMixin, AboutInitiativeMixin, RegionalMixin, PointMixin, BasePage):
    """An event with one date or many."""

    start = models.DateTimeField(_("start"))
    end = models.DateTimeField(_("end"))
    all_day = models.BooleanField(_("all day"), default=False, help_text=_("The times are then ignored."))
    recurrence = RecurrenceField(verbose_name=_("recurrence"), blank=True, default="")
    cancelled = models.BooleanField(
        _("cancelled"), default=False, help_text=_("The page stays and says that the event does not take place.")
    )
    cancellation_note = models.CharField(
        _("note on the cancellation"),
        max_length=255,
        blank=True,
        help_text=_("Why, and what happens instead?"),
    )

    place_name = models.CharField(_("place"), max_length=120, blank=True)
    address = models.TextField(_("address"), max_length=300, blank=True)
    online_url = models.URLField(_("link for taking part online"), blank=True)
    accessibility = models.JSONField(_("accessibility of the place"), default=list, blank=True)
    accessibility_note = models.TextField(
        _("more on accessibility"),
        max_length=600,
        blank=True,
        help_text=_("How do people get in, and who can they ask? Also say what is not possible."),
    )

    organiser = models.CharField(_("organiser"), max_length=120, blank=True)
    is_free = models.BooleanField(_("free of charge"), default=False)
    cost = models.CharField(
        _("cost"), max_length=120, blank=True, help_text=_("For example: 5 euros, reduced 3 euros.")
    )
    registration_url = models.URLField(_("registration link"), blank=True)
    body = BodyField(ContentBlock(), verbose_name=_("content"), blank=True)

    base_form_class = EventPageForm
    content_panels = [*BasePage.content_panels, *when_panels, *where_panels, *about_panels]
    parent_page_types = ["home_events.EventIndexPage"]
    subpage_types: list[str] = []
    template = "home/events/event_page.html"
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("place_name"),
        index.SearchField("organiser"),
        index.SearchField("body"),
        index.FilterField("municipality"),
    ]

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")

    @classmethod
    def listed(cls) -> "PageQuerySet[EventPage]":
        """What is worth listing: events that are not over and take place."""
        coming = Occurrence.objects.not_over(timezone.now()).order_by().values("page")
        return cls.objects.filter(pk__in=coming, cancelled=False)

    @property
    def accessibility_labels(self) -> list[str]:
        return Accessibility.words(self.accessibility)

    def dates(self) -> list[Span]:
        """All dates as the page says them, in a preview too."""
        return expand(self.start, self.end, self.recurrence)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        parts, now = parts_of(self, request), timezone.now()
        coming = [span for span in parts.dates if span.end >= now]
        return {
            **super().get_context(request, *args, **kwargs),
            "shown": coming[0] if coming else parts.dates[-1],
            "coming": coming,
            "past": [span for span in parts.dates if span.end < now],
            "dropped": [span for span in parts.dropped if span.end >= now],
            "topics": parts.topics,
        }

    def structured_data(self, request: HttpRequest) -> list[dict[str, Any]]:
        """The next date, or the last where all are over, for search engines."""
        dates, now = parts_of(self, request).dates, timezone.now()
        return [event_data(self, next((span for span in dates if span.end >= now), dates[-1]), request)]

    @path("termin.ics/")
    def file(self, request: HttpRequest) -> HttpResponse:
        content = ics.calendar_of([self], name=self.title, request=request)
        return files.answer(content, filename=f"{self.slug}.ics", is_download=True)

    def clean(self) -> None:
        super().clean()
        if self.start and self.end:
            check_times(self.start, self.end)
            check_recurrence(self.start, self.end, self.recurrence)

    def save(self, *args: Any, **kwargs: Any) -> None:  # Any: passed on to Wagtail
        """Keep the dates of the lists in step, which belong to the same edition; a draft saved beside a live page
        names the fields that it touches."""
        touched = kwargs.get("update_fields")
        if touched is None and self.all_day:
            self.start, self.end = whole_days(self.start, self.end)
        with transaction.atomic():
            super().save(*args, **kwargs)
            if touched is None or {"start", "end", "all_day", "recurrence"} & set(touched):
                write_occurrences(self)
