"""Between the words of the form and the recurrence that is stored."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from recurrence import DAILY, MONTHLY, WEEKLY, YEARLY, Recurrence, Rule

from home.events import recurrence as dates


class Frequency(models.TextChoices):
    ONCE = "", _("Does not repeat")
    DAILY = "daily", _("Daily")
    WEEKLY = "weekly", _("Weekly")
    MONTHLY_DAY = "monthly_day", _("Monthly on the same day, like the 9th")
    MONTHLY_WEEKDAY = "monthly_weekday", _("Monthly on the same weekday, like the second Thursday")
    MONTHLY_LAST = "monthly_last", _("Monthly on the last weekday, like the last Thursday")
    YEARLY = "yearly", _("Yearly")


KEEP = "keep"
"""A series that was set from Python and has no words in the form; it may stay or be replaced."""


def words_of(recurrence: Recurrence, start: datetime | None) -> dict[str, Any]:
    """The form's first values for what is stored."""
    if not recurrence or start is None:
        return {}
    hour = dates.wall_clock(start).time()
    extra = [moment.date() if moment.time() == hour else moment for moment in dates.extra_starts(recurrence)]
    words: dict[str, Any] = {
        "frequency": _frequency(recurrence),
        "exceptions": [moment.date() for moment in dates.excluded_starts(start, recurrence)],
        "extra_dates": extra,
    }
    if len(recurrence.rrules) == 1:
        rule = recurrence.rrules[0]
        words |= {
            "interval": rule.interval,
            "weekdays": [str(day.number) for day in rule.byday] if rule.freq == WEEKLY else [],
            "until": dates.wall_clock(rule.until).date() if rule.until and rule.count is None else None,
            "count": rule.count,
        }
    return words


def _frequency(recurrence: Recurrence) -> str:
    if not recurrence.rrules:
        return Frequency.ONCE
    rule = recurrence.rrules[0]
    known = {
        (DAILY, ()): Frequency.DAILY,
        (WEEKLY, ()): Frequency.WEEKLY,
        (WEEKLY, ("byday",)): Frequency.WEEKLY,
        (MONTHLY, ()): Frequency.MONTHLY_DAY,
        (MONTHLY, ("bymonthday",)): Frequency.MONTHLY_DAY,
        (MONTHLY, ("byday",)): _monthly(rule),
        (YEARLY, ()): Frequency.YEARLY,
    }
    used = tuple(name for name in Rule.byparams if getattr(rule, name))
    return known.get((rule.freq, used), KEEP) if len(recurrence.rrules) == 1 else KEEP


def _monthly(rule: Rule) -> str:
    if len(rule.byday) != 1 or not rule.byday[0].index:
        return KEEP
    return Frequency.MONTHLY_LAST if rule.byday[0].index == -1 else Frequency.MONTHLY_WEEKDAY


def recurrence_of(words: dict[str, Any], start: datetime, kept: Recurrence) -> Recurrence:
    """What is to be stored for the words of a valid form."""
    lists: dict[str, list[date]] = {"without": words["exceptions"], "also": words["extra_dates"]}
    frequency = words["frequency"]
    if frequency == KEEP:
        return dates.series(start, *kept.rrules, **lists)
    if frequency == Frequency.ONCE:
        return dates.series(start, **lists)
    build: dict[str, Callable[..., Recurrence]] = {
        Frequency.DAILY: dates.daily,
        Frequency.WEEKLY: partial(dates.weekly, weekdays=[int(day) for day in words["weekdays"]]),
        Frequency.MONTHLY_DAY: partial(dates.monthly, on="day"),
        Frequency.MONTHLY_WEEKDAY: partial(dates.monthly, on="weekday"),
        Frequency.MONTHLY_LAST: partial(dates.monthly, on="last_weekday"),
        Frequency.YEARLY: dates.yearly,
    }
    return build[frequency](start, interval=words["interval"] or 1, until=words["until"], count=words["count"], **lists)
