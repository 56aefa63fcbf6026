"""Dates in words, as people write them: "Do., 26. November, 18:00 Uhr"."""

import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext


def day_in_words(day: datetime.date) -> str:
    """The weekday, the day and the month; the year only where it is not this one."""
    if day.year == timezone.localdate().year:
        return date_format(day, pgettext("date format, Thu, 26 November", "D, j F"))
    return date_format(day, pgettext("date format, Thu, 26 November 2026", "D, j F Y"))


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
