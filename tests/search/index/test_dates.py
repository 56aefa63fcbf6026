"""What has several dates is found by each that is to come, and comes in the order of its next one."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.base.recurrence import weekly
from search import jobs
from search.contract import searchable_named
from search.dates import MOST_DATES
from search.engines.requests import Order
from search.models import SearchEntry
from search.services.asking import Narrowing, ask
from search.services.writing import write
from tests.factories.calendar import EventFactory
from tests.factories.events import EventIndexPageFactory, EventPageFactory
from tests.factories.projects import ProjectFactory
from tests.factories.search import found, said

DAY = timedelta(days=1)
WEEK = timedelta(days=7)


@pytest.fixture
def now():
    return timezone.now().replace(microsecond=0)


def at(*starts):
    """Dates of two hours each, as an entry says them."""
    dates = [(start, start + timedelta(hours=2)) for start in starts]
    return {"starts": dates[0][0], "ends": dates[0][1], "dates": dates}


def test_each_date_to_come_is_found_and_no_day_between(things, now):
    things.put(said(0, "Chor", **at(now + DAY, now + 8 * DAY)), said(1, "Chor einmal", **at(now + 4 * DAY)))

    def on(first, last):
        return sorted(found("Chor", since=now + first * DAY, until=now + last * DAY))

    assert on(0, 2) == on(7.5, 9) == ["Chor"]
    assert on(2, 3) == on(9, 99) == []
    assert on(3, 9) == ["Chor", "Chor einmal"]
    assert sorted(found("Chor", since=now + 7 * DAY)) == ["Chor"]
    assert sorted(found("Chor", until=now + 2 * DAY)) == ["Chor"]
    assert found("Chor", order=Order.NEXT) == ["Chor", "Chor einmal"]


def test_a_result_says_the_date_that_was_asked_for(things, now, anna):
    dates = [now + DAY, now + 8 * DAY]
    things.put(said(0, "Chor", **at(*dates)))

    def shown(**period):
        return ask(typed="Chor", user=anna, language="de", narrowing=Narrowing(**period)).hits[0].starts

    assert shown() == shown(since=now) == dates[0]
    assert shown(since=now + 5 * DAY) == shown(since=now + 5 * DAY, until=now + 9 * DAY) == dates[1]


def test_a_thing_has_no_more_dates_than_are_looked_through_and_one_date_stands_by_itself(things, now):
    things.put(
        said(0, "Immer", **at(*(now + number * DAY for number in range(MOST_DATES + 5)))), said(1, "Nie", **at(now))
    )

    assert len(SearchEntry.objects.get(title="Immer").dates) == MOST_DATES
    assert SearchEntry.objects.get(title="Nie").dates is None


def test_events_of_the_portal_and_of_projects_are_found_by_their_dates_and_go_on(home_page, now, commit, monkeypatch):
    calendar = EventIndexPageFactory(parent=home_page)
    series = weekly(now + DAY, count=3)
    page = EventPageFactory(parent=calendar, title="Chorprobe", start=now + DAY, recurrence=series)
    event = EventFactory(project=ProjectFactory(), title="Chorleitung", start=now + DAY, recurrence=series)
    things = {"events": page.pk, "calendar": event.pk}
    for key, pk in things.items():
        write(searchable_named(key), [pk])
    audiences = ["public", f"calendar:{event.project_id}"]

    def found_in(week):
        return sorted(found("Chor", audiences=audiences, since=now + week * WEEK, until=now + (week + 1) * WEEK))

    assert found_in(0) == found_in(2) == ["Chorleitung", "Chorprobe"]
    assert found_in(3) == []

    monkeypatch.setattr(timezone, "now", lambda: now + DAY + timedelta(hours=3))
    with commit():
        jobs.say_the_next_dates()

    entries = SearchEntry.objects.filter(title__startswith="Chor")
    assert {entry.starts for entry in entries} == {now + DAY + WEEK}
    assert {len(entry.dates) for entry in entries} == {2}
    assert found_in(0) == []
    assert found_in(1) == found_in(2) == ["Chorleitung", "Chorprobe"]


def test_an_event_that_is_over_keeps_its_date(home_page, now):
    page = EventPageFactory(parent=EventIndexPageFactory(parent=home_page), title="Chor", start=now - 9 * DAY)

    write(searchable_named("events"), [page.pk])

    assert found("Chor", until=now) == ["Chor"]
    assert found("Chor", since=now) == []
