"""What the pages of the calendar need beyond the components of the look."""

import datetime
from collections.abc import Iterable
from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.base import dates
from portal.base.recurrence.months import Day
from portal.base.templatetags.portal_ui import icon
from workspace.calendar.forms.events import EventForm
from workspace.calendar.listed import Listed

register = template.Library()
DAYS_KEPT = 500
ROW = """<li class="agenda__row{}" id="termin-{}">
  <span class="agenda__time">{}</span>
  <div class="agenda__main">
    <a class="agenda__title" href="{}">{}</a>
    <span class="agenda__more">{}{}</span>
  </div>
</li>"""
CANCELLED = SafeString(" agenda__row--cancelled")
PLUS = '<a class="month__add" href="{}?tag={}">{}<span class="visually-hidden">{}</span></a>'


@register.filter
def agenda(rows: Iterable[Listed], with_project: bool) -> SafeString:
    """The rows of a day; with_project names the project, where that does not stand above.

    No template: one takes three times as long for them, and forty stand on a page."""
    language, zone = get_language(), timezone.get_current_timezone()
    return format_html_join(
        "\n",
        ROW,
        (
            (
                CANCELLED if row.is_cancelled else "",
                row.pk,
                _hours(row, zone),
                row.reader_url,
                row.title,
                " · ".join(filter(None, [row.project if with_project else "", row.place])),
                _drawn_marks(row.is_series, row.is_public, language),
            )
            for row in rows
        ),
    )


def _hours(row: Listed, zone: datetime.tzinfo) -> str:
    """From when to when, below the head of its day; where it lasts longer, until which day."""
    start, end = row.start.astimezone(zone), row.end.astimezone(zone)
    is_longer = end.date() > start.date() and end - start > datetime.timedelta(hours=12)
    last = _("until %(day)s") % {"day": dates.day_in_words(end.date())} if is_longer else ""
    if row.all_day:
        return last or _("All day")
    return f"{start:%H:%M} {last}" if is_longer else f"{start:%H:%M}–{end:%H:%M}"


@lru_cache
def _drawn_marks(is_series: bool, is_public: bool, _language: str) -> SafeString:
    """That it is a part of a series, and that it is for everybody."""
    return render_to_string("workspace/calendar/marks.html", {"is_series": is_series, "is_public": is_public})


@register.filter
def day_in_words(day: datetime.date) -> str:
    return dates.day_in_words(day)


@register.simple_tag
def day_head(day: Day, short: bool, create_url: str) -> SafeString:
    """The day as it stands above its dates; short leaves out the weekday that the table's head says. With create_url
    there is a plus beside it."""
    language = get_language()
    head = _drawn_head(day.date, day.is_today, short, language)
    if not create_url:
        return head
    return head + format_html(PLUS, create_url, day.date, icon("plus-lg"), _adding(day.date, language))


@lru_cache(maxsize=DAYS_KEPT)
def _drawn_head(date: datetime.date, is_today: bool, short: bool, _language: str) -> SafeString:
    return render_to_string("workspace/calendar/day_head.html", {"date": date, "is_today": is_today, "short": short})


@lru_cache(maxsize=DAYS_KEPT)
def _adding(day: datetime.date, _language: str) -> str:
    """What the plus does."""
    return _("Add an event on %(day)s") % {"day": date_format(day, "MONTH_DAY_FORMAT")}


@register.filter
def opened(form: EventForm, part: str) -> bool:
    """Whether this part of the form is unfolded."""
    return form.opened(part)
