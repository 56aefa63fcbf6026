"""A series in the words of people: “Every second Tuesday of the month, until 17 December 2026”."""

from datetime import datetime, tzinfo

from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext, pgettext_lazy
from recurrence import Recurrence, Rule

from portal.base.recurrence.expanding import excluded_starts, wall_clock
from portal.base.recurrence.words import KEEP, Frequency, words_of

NTH = {
    1: pgettext_lazy("weekday of a month", "first"),
    2: pgettext_lazy("weekday of a month", "second"),
    3: pgettext_lazy("weekday of a month", "third"),
    4: pgettext_lazy("weekday of a month", "fourth"),
    5: pgettext_lazy("weekday of a month", "fifth"),
    -1: pgettext_lazy("weekday of a month", "last"),
}


def in_words(recurrence: Recurrence | None, start: datetime, zone: tzinfo | None = None) -> str:
    """Empty where there is no series."""
    if not recurrence:
        return ""
    words = words_of(recurrence, start, zone)
    frequency = words["frequency"]
    if frequency == Frequency.ONCE:
        return _("Several dates")
    if frequency == KEEP:
        return _("A series of its own kind")
    rule = recurrence.rrules[0]
    said = _rhythm(frequency, rule, wall_clock(start, zone))
    if words.get("until"):
        return _("%(rhythm)s, until %(day)s") % {"rhythm": said, "day": date_format(words["until"], "DATE_FORMAT")}
    if words.get("count"):
        number = words["count"] - len(excluded_starts(start, recurrence, zone))
        times = ngettext("%(count)d time", "%(count)d times", number) % {"count": number}
        return f"{said}, {times}"
    return said


def _rhythm(frequency: str, rule: Rule, first: datetime) -> str:
    every = rule.interval
    if frequency == Frequency.DAILY:
        return ngettext("Every day", "Every %(every)d days", every) % {"every": every}
    if frequency == Frequency.WEEKLY:
        days = sorted(day.number for day in rule.byday) or [first.weekday()]
        names = get_text_list([str(WEEKDAYS[day]) for day in days], pgettext("Tuesday and Thursday", "and"))
        said = ngettext("Every %(days)s", "Every %(every)d weeks on %(days)s", every)
        return said % {"every": every, "days": names}
    if frequency == Frequency.YEARLY:
        day = date_format(first, "MONTH_DAY_FORMAT")
        return ngettext("Every year on %(day)s", "Every %(every)d years on %(day)s", every) % {
            "every": every,
            "day": day,
        }
    if frequency == Frequency.MONTHLY_DAY:
        day_of_month = (rule.bymonthday or [first.day])[0]
        said = ngettext("Every month on day %(day)d", "Every %(every)d months on day %(day)d", every)
        return said % {"every": every, "day": day_of_month}
    weekday = rule.byday[0]
    names_of = {"every": every, "which": NTH[weekday.index], "weekday": WEEKDAYS[weekday.number]}
    said = ngettext(
        "Every %(which)s %(weekday)s of the month", "Every %(every)d months on the %(which)s %(weekday)s", every
    )
    return said % names_of
