"""The events on the map and in the directory."""

from datetime import timedelta

import pytest
from django.utils import timezone

from home.events.layer import EVENTS, go_on
from initiatives.directory.models import DirectoryEntry
from portal.base.recurrence import weekly
from tests.factories.events import EventIndexPageFactory, EventPageFactory


@pytest.fixture
def calendar(home_page):
    return EventIndexPageFactory(parent=home_page)


@pytest.fixture
def publish(calendar):
    def publish(**fields):
        event = EventPageFactory(parent=calendar, latitude="54.320000", longitude="10.130000", **fields)
        event.save_revision().publish()
        return event

    return publish


def soon(**more):
    return (timezone.now() + timedelta(**more)).replace(microsecond=0)


def found():
    return list(DirectoryEntry.objects.for_readers_of("de").on("termine").values_list("title", flat=True))


def test_an_event_has_its_next_date_and_goes_after_its_last(publish):
    start = soon(days=2)
    event = publish(title="Hafenputz", start=start, recurrence=weekly(start, count=3))

    entry = DirectoryEntry.objects.get(language="de")

    last = event.occurrences.last()
    assert (entry.object_id, entry.happens_at, entry.shown_until) == (event.pk, start, last.end)
    assert (entry.latitude, entry.longitude) == (54.32, 10.13)


@pytest.mark.parametrize("how", ["unpublish", "delete"])
def test_an_event_taken_down_is_gone(publish, how):
    event = publish(start=soon(days=1))

    getattr(event, how)()

    assert found() == []


def test_what_is_over_or_cancelled_is_not_shown(publish):
    publish(title="Vorbei", start=soon(days=-2))
    publish(title="Abgesagt", start=soon(days=2), cancelled=True)
    publish(title="Läuft", start=soon(hours=-1))

    assert found() == ["Läuft"]


def test_a_card_says_when_and_where(publish, kiel):
    event = publish(title="Hafenputz", start=soon(days=2), municipality=kiel, place_name="Hörn")

    card = EVENTS.cards([event.pk])[event.pk]

    assert (card.title, card.place, card.url) == ("Hafenputz", "Hörn, Kiel", event.url)
    assert card.when != ""


def test_a_series_goes_on_to_its_next_date(publish):
    start = soon(days=-6)
    event = publish(start=start, recurrence=weekly(start, count=3))
    DirectoryEntry.objects.update(happens_at=start)

    assert go_on() == 1
    assert DirectoryEntry.objects.get(language="de").happens_at == event.occurrences.all()[1].start
    assert go_on() == 0


def test_thirty_cards_cost_as_many_queries_as_one(publish, query_count):
    events = [publish(start=soon(days=2)) for _number in range(30)]
    assert EVENTS.cards([events[0].pk])[events[0].pk].url != ""
    with query_count() as one:
        EVENTS.cards([events[0].pk])
    with query_count() as thirty:
        EVENTS.cards([event.pk for event in events])

    assert len(thirty) == len(one)
