"""Pages need a parent: `EventIndexPageFactory(parent=home_page)`, `EventPageFactory(parent=calendar)`."""

from datetime import UTC, datetime, timedelta

import factory
import wagtail_factories

from home.events.models import EventIndexPage, EventPage


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
