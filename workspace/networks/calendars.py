"""The shared calendar: dates by month, and a calendar to subscribe to (RFC 5545)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

import icalendar
from django.http import HttpRequest
from django.utils import timezone

from workspace.networks.models import Network
from workspace.networks.sources import Date, Scope, entries_of

CONTENT_TYPE = "text/calendar; charset=utf-8"


@dataclass(frozen=True)
class Month:
    first_day: date
    dates: list[Date]


def by_month(dates: Iterable[Date]) -> list[Month]:
    """In the order in which they come; what has begun already stands in the month in which it began."""
    groups = groupby(dates, key=lambda row: timezone.localtime(row.start).date().replace(day=1))
    return [Month(first_day, list(rows)) for first_day, rows in groups]


def calendar_of(network: Network, scope: Scope, request: HttpRequest) -> bytes:
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//MokWi//Networks//DE")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", network.name)
    calendar.add("name", network.name)
    calendar.add("refresh-interval", timedelta(hours=6), parameters={"VALUE": "DURATION"})
    for entry in entries_of(scope, request):
        calendar.add_component(entry)
    calendar.add_missing_timezones()
    return calendar.to_ical()
