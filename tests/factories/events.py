"""Pages need a parent: `EventIndexPageFactory(parent=home_page)`, `EventPageFactory(parent=calendar)`."""

from datetime import UTC, datetime, timedelta
from random import Random

import factory
import wagtail_factories
from django.db import connection

from home.demo.crowd.tree import insert, place_below, published
from home.events.models import EventIndexPage, EventPage, Occurrence
from portal.base.recurrence import expand, weekly

# Thursdays, 18:00 in Kiel, two weeks and a half before the clocks change.
THURSDAY_OF_2026 = datetime(2026, 10, 8, 16, 0, tzinfo=UTC)
THURSDAY_OF_2036 = datetime(2036, 10, 9, 16, 0, tzinfo=UTC)


class EventIndexPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = EventIndexPage

    title = "Termine"
    slug = "termine"


class EventPageFactory(wagtail_factories.PageFactory):
    """An evening in a December of daylight saving's other half; say `start` and all else follows."""

    class Meta:
        model = EventPage

    title = factory.Sequence(lambda n: f"Termin {n}")
    start = datetime(2026, 12, 3, 17, 0, tzinfo=UTC)
    end = factory.LazyAttribute(lambda event: event.start + timedelta(hours=2))
    place_name = "Kulturforum"


def choir(calendar, **fields):
    """The event of the tests, at `/termine/chor/`."""
    return EventPageFactory(**{"parent": calendar, "slug": "chor", "start": THURSDAY_OF_2036} | fields)


def crowd(calendar, *, start, series=5_000, dates=4):
    """As many series of weekly dates below the calendar, written in bulk: rows, but no history."""
    first = EventPageFactory(parent=calendar, start=start, recurrence=weekly(start, count=dates))
    spans = expand(first.start, first.end, first.recurrence)
    chance = Random(1)
    pages = [
        EventPage(
            title=f"Reihe {number}",
            slug=f"reihe-{number}",
            start=first.start,
            end=first.end,
            recurrence=first.recurrence,
        )
        for number in range(2, series + 1)
    ]
    for page in pages:
        published(page, first.first_published_at, chance)
    place_below(calendar, pages, first=1)
    insert(pages, [[]] * len(pages))
    calendar.numchild = series
    calendar.save(update_fields=["numchild"])
    Occurrence.objects.bulk_create(
        Occurrence(page_id=page.pk, start=span.start, end=span.end) for page in pages for span in spans
    )
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # it would take each table for an empty one, and need minutes for a list
