"""The shared calendar: dates by month, and a calendar to subscribe to (RFC 5545)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.http import HttpRequest
from django.utils import timezone

from portal.base.ical import files
from workspace.networks.models import Network
from workspace.networks.sources import Date, Scope, entries_of


@dataclass(frozen=True)
class Month:
    first_day: date
    dates: list[Date]


def by_month(dates: Iterable[Date]) -> list[Month]:
    """In the order in which they come; what has begun already stands in the month in which it began."""
    groups = groupby(dates, key=lambda row: timezone.localtime(row.start).date().replace(day=1))
    return [Month(first_day, list(rows)) for first_day, rows in groups]


def calendar_of(network: Network, scope: Scope, request: HttpRequest) -> bytes:
    entries = entries_of(scope, request)
    return files.calendar_of(entries, name=network.name, product="Networks", refresh=timedelta(hours=6))
