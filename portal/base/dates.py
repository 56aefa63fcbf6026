"""Dates in words, as people write them: "Do., 26. November, 18:00 Uhr"."""

import datetime
from functools import lru_cache

from django.utils import timezone
from django.utils.formats import date_format, get_format
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

DAYS_KEPT = 2000
"""In the memory of a process: pages name the same ones again and again."""
HOUR = "H:i"


def day_in_words(day: datetime.date) -> str:
    """The weekday, the day and the month; the year only where it is not this one."""
    if day.year == timezone.localdate().year:
        return _formatted(day, pgettext("date format, Thu, 26 November", "D, j F"), get_language())
    return _formatted(day, pgettext("date format, Thu, 26 November 2026", "D, j F Y"), get_language())


def short_moment(moment: datetime.datetime) -> str:
    """As `SHORT_DATETIME_FORMAT`, which has the hour at its end in each of our languages."""
    local, form = timezone.localtime(moment), get_format("SHORT_DATETIME_FORMAT").removesuffix(HOUR)
    return f"{_formatted(local.date(), form, get_language())}{local:%H:%M}"


def short_day(day: datetime.date) -> str:
    """As `SHORT_DATE_FORMAT`."""
    return _formatted(day, "SHORT_DATE_FORMAT", get_language())


@lru_cache(maxsize=DAYS_KEPT)
def _formatted(day: datetime.date, form: str, _language: str | None) -> str:
    return date_format(day, form)


def period_in_words(start: datetime.datetime, end: datetime.datetime | None, *, all_day: bool = False) -> str:
    """When something happens, in local time; it names the second day only where there is one."""
    start = timezone.localtime(start)
    end = timezone.localtime(end) if end else None
    first, last = start.date(), end.date() if end else None
    if all_day:
        if last and last != first:
            return _("%(first)s to %(last)s") % {"first": day_in_words(first), "last": day_in_words(last)}
        return day_in_words(first)
    if end is None or end == start:
        return _("%(day)s, %(time)s") % {"day": day_in_words(first), "time": f"{start:%H:%M}"}
    if last == first:
        return _("%(day)s, %(start)s to %(end)s") % {
            "day": day_in_words(first),
            "start": f"{start:%H:%M}",
            "end": f"{end:%H:%M}",
        }
    return _("%(first)s, %(start)s to %(last)s, %(end)s") % {
        "first": day_in_words(first),
        "start": f"{start:%H:%M}",
        "last": day_in_words(end.date()),
        "end": f"{end:%H:%M}",
    }
