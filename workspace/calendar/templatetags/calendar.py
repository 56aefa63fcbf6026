"""What the pages of the calendar need beyond the components of the look."""

import datetime
from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.base import dates
from portal.base.recurrence.months import Day
from workspace.calendar.forms.events import EventForm
from workspace.calendar.models import Event, Occurrence

register = template.Library()
DAYS_KEPT = 500


@register.simple_tag
def hours_of(occurrence: Occurrence) -> str:
    """From when to when, below the head of its day; where it lasts longer, until which day."""
    zone = timezone.get_current_timezone()
    start, end = occurrence.start.astimezone(zone), occurrence.end.astimezone(zone)
    is_longer = end.date() > start.date() and end - start > datetime.timedelta(hours=12)
    last = _("until %(day)s") % {"day": dates.day_in_words(end.date())} if is_longer else ""
    if occurrence.all_day:
        return last or _("All day")
    return f"{start:%H:%M} {last}" if is_longer else f"{start:%H:%M}–{end:%H:%M}"


@register.filter
def day_in_words(day: datetime.date) -> str:
    return dates.day_in_words(day)


@register.filter
def whose_and_where(occurrence: Occurrence, with_project: bool) -> str:
    """The place; before it the project, where that does not stand above."""
    named = [occurrence.event.project.name] if with_project else []
    return " · ".join(filter(None, [*named, occurrence.place]))


@register.filter
def marks(event: Event) -> SafeString:
    """That it is a part of a series, and that it is for everybody."""
    return _drawn_marks(event.is_series, event.is_public, get_language())


@lru_cache
def _drawn_marks(is_series: bool, is_public: bool, _language: str) -> SafeString:
    return render_to_string("workspace/calendar/marks.html", {"is_series": is_series, "is_public": is_public})


@register.simple_tag
def day_head(day: Day, short: bool) -> SafeString:
    """The day as it stands above its dates; short leaves out the weekday that the table's head says."""
    return _drawn_head(day.date, day.is_today, short, get_language())


@lru_cache(maxsize=DAYS_KEPT)
def _drawn_head(date: datetime.date, is_today: bool, short: bool, _language: str) -> SafeString:
    return render_to_string("workspace/calendar/day_head.html", {"date": date, "is_today": is_today, "short": short})


@register.filter
def adding(day: datetime.date) -> str:
    """What the plus beside a day does."""
    return _adding(day, get_language())


@lru_cache(maxsize=DAYS_KEPT)
def _adding(day: datetime.date, _language: str) -> str:
    return _("Add an event on %(day)s") % {"day": date_format(day, "MONTH_DAY_FORMAT")}


@register.filter
def opened(form: EventForm, part: str) -> bool:
    """Whether this part of the form is unfolded."""
    return form.opened(part)
