"""What the calendar's page shows: a list with pages, or a month."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from home.events.filters import EventFilter
from initiatives.directory.listing import CountedPaginator
from portal.base.recurrence.months import Month

if TYPE_CHECKING:
    from home.events.models import EventIndexPage

PER_PAGE = 24


def index_context(index: "EventIndexPage", request: HttpRequest) -> dict[str, Any]:
    """Read the address and answer with what the template draws."""
    chosen = EventFilter.read(request.GET)
    as_month = request.GET.get("ansicht") == "monat"
    shown = _month(index, request, chosen) if as_month else _list(index, request, chosen)
    return {
        "filter_form": chosen.form,
        "filter": chosen,
        "as_month": as_month,
        "feed_query": chosen.query(),
        "list_query": chosen.query(),
        "month_query": chosen.query(period=False, ansicht="monat"),
        **shown,
    }


def _list(index: "EventIndexPage", request: HttpRequest, chosen: EventFilter) -> dict[str, Any]:
    dates = chosen.dates(index)
    counted = dates.bounded()
    page_obj = CountedPaginator(dates, PER_PAGE, count=counted.number).get_page(request.GET.get("page"))
    return {"page_obj": page_obj, "count": counted.number, "has_more": counted.has_more}


def _month(index: "EventIndexPage", request: HttpRequest, chosen: EventFilter) -> dict[str, Any]:
    month = Month.read(request.GET.get("monat"))
    dates = chosen.in_month(index, month)
    return {
        "month": month,
        "dates": dates,
        "count": dates.count,
        "has_more": False,
        "day_query": chosen.query(period=False),
        "previous_query": _month_query(chosen, month.previous),
        "next_query": _month_query(chosen, month.next),
    }


def _month_query(chosen: EventFilter, month: Month | None) -> str:
    return chosen.query(period=False, ansicht="monat", monat=str(month)) if month else ""
