"""Events in the shared calendar of a network of projects."""

from collections.abc import Iterator
from datetime import datetime

import icalendar
from django.http import HttpRequest
from django.utils.translation import get_language

from home.events.ics import entry_of
from home.events.models import EventPage, Occurrence
from home.events.models.occurrences import OccurrenceQuerySet
from portal.base.visibility import everybody_may_read
from workspace.networks.sources import Date, DateSource, Scope

MOST_ENTRIES = 500


def _occurrences(scope: Scope, moment: datetime) -> OccurrenceQuerySet:
    pages = EventPage.objects.filter(initiative__in=scope.pages, locale__language_code=get_language())
    return Occurrence.objects.on_pages(everybody_may_read(pages)).not_over(moment)


def count(scope: Scope, moment: datetime) -> int:
    return _occurrences(scope, moment).count()


def first(scope: Scope, moment: datetime, number: int) -> list[Date]:
    rows = _occurrences(scope, moment).for_lists()[:number]
    return [
        Date(row.start, row.end, all_day=row.all_day, title=row.title, url=row.url, place=row.place) for row in rows
    ]


def entries(scope: Scope, moment: datetime, request: HttpRequest) -> Iterator[icalendar.Event]:
    pages = _occurrences(scope, moment).order_by().values("page")
    events = EventPage.objects.filter(pk__in=pages).select_related("locale").order_by("start", "pk")
    return (entry_of(event, request) for event in events[:MOST_ENTRIES])


EVENTS_OF_A_NETWORK = DateSource(name="events", count=count, first=first, entries=entries)
