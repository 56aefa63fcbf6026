"""The pages of the events: the calendar and what stands in it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from recurrence.fields import RecurrenceField
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.search import index

from home.events.models.occurrences import write_occurrences
from home.events.recurrence import whole_days
from home.events.validation import check_recurrence, check_times
from portal.base.blocks import ContentBlock
from portal.base.fields import BodyField
from portal.base.models import BasePage
from portal.regions.models import RegionalMixin


class EventIndexPage(RoutablePageMixin, BasePage):
    """The calendar: all events as list and month, to subscribe to."""

    body = BodyField(ContentBlock(), verbose_name=_("content"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home_events.EventPage"]
    template = "home/events/event_index_page.html"

    class Meta:
        verbose_name = _("calendar of events")
        verbose_name_plural = _("calendars of events")


class EventPage(RoutablePageMixin, RegionalMixin, BasePage):
    """An event with one date or many."""

    class Accessibility(models.TextChoices):
        STEP_FREE = "step_free", _("Step-free access")
        TOILET = "toilet", _("Accessible toilet")
        PARKING = "parking", _("Accessible parking")
        INDUCTION_LOOP = "induction_loop", _("Induction loop")
        SIGN_LANGUAGE = "sign_language", _("Sign language interpreting")
        SPEECH_TO_TEXT = "speech_to_text", _("Live captions")
        EASY_LANGUAGE = "easy_language", _("Easy language")
        ASSISTANCE_DOGS = "assistance_dogs", _("Assistance dogs welcome")
        QUIET_ROOM = "quiet_room", _("Quiet room")

    start = models.DateTimeField(_("start"))
    end = models.DateTimeField(_("end"))
    all_day = models.BooleanField(_("all day"), default=False, help_text=_("The times of day do not count then."))
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
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=8,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )
    online_url = models.URLField(_("link for taking part online"), blank=True)
    accessibility = models.JSONField(_("accessibility of the place"), default=list, blank=True)
    accessibility_note = models.TextField(
        _("more on accessibility"),
        max_length=600,
        blank=True,
        help_text=_("How does one get in, whom does one ask? Say too what is not possible."),
    )

    organiser = models.CharField(_("organiser"), max_length=120, blank=True)
    is_free = models.BooleanField(_("free of charge"), default=False)
    cost = models.CharField(
        _("cost"), max_length=120, blank=True, help_text=_("For example: 5 euros, reduced 3 euros.")
    )
    registration_url = models.URLField(_("link for registering"), blank=True)
    body = BodyField(ContentBlock(), verbose_name=_("content"), blank=True)

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

    def clean(self) -> None:
        super().clean()
        if self.start and self.end:
            check_times(self.start, self.end)
            check_recurrence(self.start, self.end, self.recurrence)
        if (self.latitude is None) != (self.longitude is None):
            missing = "latitude" if self.latitude is None else "longitude"
            raise ValidationError({missing: _("A point on the map needs both figures.")})

    def save(self, *args: Any, **kwargs: Any) -> None:  # Any: passed on to Wagtail
        """Keep the dates of the lists in step; a draft saved beside a live page names the fields that it touches."""
        touched = kwargs.get("update_fields")
        if touched is None and self.all_day:
            self.start, self.end = whole_days(self.start, self.end)
        super().save(*args, **kwargs)
        if touched is None or {"start", "end", "all_day", "recurrence"} & set(touched):
            write_occurrences(self)
