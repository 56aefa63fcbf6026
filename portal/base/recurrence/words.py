"""Between the words of the form and the recurrence that is stored."""

from collections.abc import Callable
from datetime import datetime, tzinfo
from functools import partial
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from recurrence import DAILY, MONTHLY, WEEKLY, YEARLY, Recurrence, Rule

from portal.base.recurrence import expanding, making


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


def words_of(recurrence: Recurrence | None, start: datetime | None, zone: tzinfo | None = None) -> dict[str, Any]:
    """The form's first values for what is stored."""
    if not recurrence or start is None:
        return {}
    hour = expanding.wall_clock(start, zone).time()
    extra = [moment.date() if moment.time() == hour else moment for moment in expanding.extra_starts(recurrence, zone)]
    words: dict[str, Any] = {
        "frequency": _frequency(recurrence),
        "exceptions": [moment.date() for moment in expanding.excluded_starts(start, recurrence, zone)],
        "extra_dates": extra,
    }
    if len(recurrence.rrules) == 1:
        rule = recurrence.rrules[0]
        words |= {
            "interval": rule.interval,
            "weekdays": [str(day.number) for day in rule.byday] if rule.freq == WEEKLY else [],
            "until": expanding.wall_clock(rule.until, zone).date() if rule.until and rule.count is None else None,
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


def recurrence_of(
    words: dict[str, Any], start: datetime, kept: Recurrence | None, zone: tzinfo | None = None
) -> Recurrence:
    """What is to be stored for the words of a valid form."""
    lists: dict[str, Any] = {"without": words["exceptions"], "also": words["extra_dates"], "zone": zone}
    frequency = words["frequency"]
    if frequency == KEEP and kept:
        return making.series(start, *kept.rrules, **lists)
    if frequency == Frequency.ONCE:
        return making.series(start, **lists)
    build: dict[str, Callable[..., Recurrence]] = {
        Frequency.DAILY: making.daily,
        Frequency.WEEKLY: partial(making.weekly, weekdays=[int(day) for day in words["weekdays"]]),
        Frequency.MONTHLY_DAY: partial(making.monthly, on="day"),
        Frequency.MONTHLY_WEEKDAY: partial(making.monthly, on="weekday"),
        Frequency.MONTHLY_LAST: partial(making.monthly, on="last_weekday"),
        Frequency.YEARLY: making.yearly,
    }
    return build[frequency](start, interval=words["interval"] or 1, until=words["until"], count=words["count"], **lists)
