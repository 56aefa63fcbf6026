"""Pages need a parent: `EventIndexPageFactory(parent=home_page)`, `EventPageFactory(parent=calendar)`."""

import uuid
from datetime import UTC, datetime, timedelta

import factory
import wagtail_factories
from django.db import connection
from wagtail.models import Page

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
    fields = {field.attname: getattr(first, field.attname) for field in Page._meta.concrete_fields}
    del fields["id"], fields["latest_revision_id"], fields["live_revision_id"]
    pages = [
        Page(**fields | {
            "path": calendar.path + Page._int2str(number).rjust(Page.steplen, "0"),
            "slug": f"reihe-{number}",
            "title": f"Reihe {number}",
            "draft_title": f"Reihe {number}",
            "url_path": f"{calendar.url_path}reihe-{number}/",
            "translation_key": uuid.uuid4(),
        })
        for number in range(2, series + 1)
    ]  # fmt: skip
    Page.objects.bulk_create(pages)
    calendar.numchild = series
    calendar.save(update_fields=["numchild"])
    for page in pages:
        event = EventPage(page_ptr_id=page.pk, start=first.start, end=first.end, recurrence=first.recurrence)
        event.save_base(raw=True, force_insert=True)
    Occurrence.objects.bulk_create(
        Occurrence(page_id=page.pk, start=span.start, end=span.end) for page in pages for span in spans
    )
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # it would take each table for an empty one, and need minutes for a list
