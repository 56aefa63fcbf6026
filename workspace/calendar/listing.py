"""What a calendar shows: the next dates, a month or a week; of a project or of a person."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from portal.base.recurrence import aware, months, wall_clock
from portal.base.recurrence.months import Day, Month
from workspace.calendar.listed import Listed
from workspace.calendar.whose import A_PAGE, Calendar, Coming, Past

SHOWN_PER_DAY = 6
SHOWN_PER_DAY_OF_A_WEEK = 40
A_WEEK = 7
AGENDA, MONTH, WEEK = "liste", "monat", "woche"
VIEWS = (
    (AGENDA, pgettext_lazy("view of a calendar", "List"), "list-ul"),
    (WEEK, pgettext_lazy("view of a calendar", "Week"), "calendar-week"),
    (MONTH, pgettext_lazy("view of a calendar", "Month"), "calendar3"),
)


def read(query: QueryDict, calendar: Calendar) -> dict[str, Any]:
    """`?ansicht=monat&monat=2026-12`, `?ansicht=woche&woche=2026-12-07`; else the next dates, or those from the day
    `ab=2026-12-07` on, with `frueher=1` those that are over. What makes no sense is the present."""
    asked = query.get("ansicht", AGENDA)
    shown = {MONTH: _month, WEEK: _week}.get(asked, _agenda)(query, calendar)
    return {"view": asked if asked in {MONTH, WEEK} else AGENDA, "views": VIEWS, **shown}


def _agenda(query: QueryDict, calendar: Calendar) -> dict[str, Any]:
    is_past = query.get("frueher") == "1"
    day = None if is_past else _day_or_none(query.get("ab", ""))
    now = _midnight(day) if day else timezone.now()
    found: Any = Past(calendar, now) if is_past else Coming(calendar, now)  # Any: it is counted and cut
    page_obj: Page = Paginator(found, A_PAGE).get_page(query.get("page"))
    return {
        "page_obj": page_obj,
        "groups": by_days(list(page_obj)),
        "is_past": is_past,
        "from_day": day,
        "query": "frueher=1" if is_past else f"ab={day}" if day else "",
    }


def by_days(rows: Sequence[Listed]) -> list[tuple[date, list[Listed]]]:
    """What has begun already stands under today."""
    return [(day, list(group)) for day, group in groupby(rows, key=lambda row: wall_clock(row.start).date())]


def _month(query: QueryDict, calendar: Calendar) -> dict[str, Any]:
    month = Month.read(query.get("monat"))
    weeks = months.weeks_of(month, calendar.within(*month.bounds))
    days = [day for week in weeks for day in week]
    _show(days, SHOWN_PER_DAY, calendar)
    return {
        "month": month,
        "weeks": weeks,
        "is_empty": not any(day.shown for day in days if day.in_month),
        "previous": f"ansicht=monat&monat={month.previous}" if month.previous else "",
        "next": f"ansicht=monat&monat={month.next}" if month.next else "",
    }


def _week(query: QueryDict, calendar: Calendar) -> dict[str, Any]:
    monday = monday_of(query.get("woche", ""))
    following = monday + timedelta(days=A_WEEK)
    days = months.days_from(monday, A_WEEK, calendar.within(_midnight(monday), _midnight(following)))
    _show(days, SHOWN_PER_DAY_OF_A_WEEK, calendar)
    return {
        "days": days,
        "monday": monday,
        "sunday": following - timedelta(days=1),
        "previous": f"ansicht=woche&woche={monday - timedelta(days=A_WEEK)}",
        "next": f"ansicht=woche&woche={following}",
    }


def monday_of(text: str) -> date:
    """Of the week of this day; of the present one where it is none."""
    day = _day_or_none(text) or timezone.localdate()
    return day - timedelta(days=day.weekday())


def _day_or_none(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if Month.FIRST_YEAR <= day.year <= Month.LAST_YEAR else None


def _show(days: Sequence[Day], most: int, calendar: Calendar) -> None:
    found = calendar.by_key({key for day in days for key in day.keys[:most]})
    for day in days:
        day.shown = [found[key] for key in day.keys[:most] if key in found]


def _midnight(day: date) -> datetime:
    return aware(datetime.combine(day, time.min))
