"""The calendar files, read back by an independent reader that expands the rules itself."""

from datetime import date, datetime, timedelta

import icalendar
import pytest
import recurring_ical_events
from django.utils import timezone

from portal.base.recurrence import weekly
from tests.factories.events import THURSDAY_OF_2036, EventPageFactory, choir


def read(client, address):
    response = client.get(address)
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return icalendar.Calendar.from_ical(response.content)


def test_a_series_reads_back_at_the_right_hours_without_the_exception(client, calendar):
    rule = weekly(THURSDAY_OF_2036, count=5, without=[date(2036, 10, 16)], also=[datetime(2036, 12, 24, 15, 0)])  # noqa: DTZ001  # as stored: local
    event = choir(calendar, recurrence=rule)

    found = recurring_ical_events.of(read(client, "/termine/chor/termin.ics")).between((2036, 1, 1), (2037, 12, 31))

    starts = sorted(entry["DTSTART"].dt for entry in found)
    assert [f"{start:%d.%m. %H:%M}" for start in starts] == [
        "09.10. 18:00",
        "23.10. 18:00",
        "30.10. 18:00",
        "06.11. 18:00",
        "24.12. 15:00",
    ]
    assert starts == [span.start for span in event.dates()]


def test_an_entry_says_where_it_comes_from_and_keeps_its_name(client, calendar):
    event = choir(calendar, title="Chor; laut, 🎶 \u202e", address="Weg 1\nKiel")

    [entry] = read(client, "/termine/chor/termin.ics").walk("VEVENT")

    assert entry["UID"] == str(event.translation_key)
    assert entry["URL"] == "http://localhost/termine/chor/"
    assert entry["SUMMARY"] == "Chor; laut, 🎶 \u202e"
    assert entry["LOCATION"] == "Kulturforum, Weg 1, Kiel"
    assert entry["SEQUENCE"] == 0
    assert entry["STATUS"] == "CONFIRMED"


def test_the_sequence_grows_with_each_publication(client, calendar):
    event = EventPageFactory(parent=calendar, slug="chor")
    event.first_published_at = timezone.now() - timedelta(days=2)
    event.save()
    event.save_revision().publish()

    [entry] = read(client, "/termine/chor/termin.ics").walk("VEVENT")

    assert int(entry["SEQUENCE"]) in (172800, 172801)


def test_whole_days_are_dates_that_end_on_the_next(client, calendar):
    until = weekly(THURSDAY_OF_2036, until=date(2036, 10, 23), without=[date(2036, 10, 16)])
    EventPageFactory(parent=calendar, start=THURSDAY_OF_2036, slug="tag", all_day=True, recurrence=until)

    written = client.get("/termine/tag/termin.ics").content.decode()

    for line in ("DTSTART;VALUE=DATE:20361009", "DTEND;VALUE=DATE:20361010", "EXDATE;VALUE=DATE:20361016"):
        assert line in written
    [rule] = [line for line in written.splitlines() if line.startswith("RRULE:")]
    assert sorted(rule.removeprefix("RRULE:").split(";")) == ["FREQ=WEEKLY", "UNTIL=20361023"]
    assert "VTIMEZONE" not in written


def test_times_name_their_zone(client, calendar):
    choir(calendar)

    written = client.get("/termine/chor/termin.ics").content.decode()

    assert "DTSTART;TZID=Europe/Berlin:20361009T180000" in written
    assert "BEGIN:VTIMEZONE" in written


def test_a_cancelled_event_says_so(client, calendar):
    EventPageFactory(parent=calendar, slug="chor", cancelled=True, cancellation_note="Sturm.")

    [entry] = read(client, "/termine/chor/termin.ics").walk("VEVENT")

    assert entry["STATUS"] == "CANCELLED"
    assert entry["DESCRIPTION"].startswith("Sturm.")


def test_the_subscription_holds_the_same_as_the_filtered_list(client, calendar, kiel):
    EventPageFactory(parent=calendar, title="Kiel", start=THURSDAY_OF_2036, municipality=kiel)
    EventPageFactory(parent=calendar, title="Anderswo", start=THURSDAY_OF_2036)
    EventPageFactory(parent=calendar, title="Entwurf", start=THURSDAY_OF_2036, municipality=kiel, live=False)
    hidden = EventPageFactory(parent=calendar, title="Geheim", start=THURSDAY_OF_2036, municipality=kiel)
    hidden.view_restrictions.create(restriction_type="login")

    entries = read(client, "/termine/kalender.ics?ort=kiel").walk("VEVENT")

    assert [entry["SUMMARY"] for entry in entries] == ["Kiel"]


def test_a_hidden_event_hides_its_file(client, calendar):
    event = EventPageFactory(parent=calendar, slug="geheim")
    event.view_restrictions.create(restriction_type="login")

    assert client.get("/termine/geheim/termin.ics").status_code == 302


@pytest.mark.parametrize("address", ["/termine/entwurf/termin.ics", "/termine/nichts.ics", "/nichts/kalender.ics"])
def test_what_is_not_there_is_not_there(client, calendar, address):
    EventPageFactory(parent=calendar, slug="entwurf", live=False)

    assert client.get(address).status_code == 404


def test_the_atom_feed_links_each_event(client, calendar):
    choir(calendar, title="Chor \x0b& <Tanz>")

    response = client.get("/termine/feed.atom")

    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    written = response.content.decode()
    assert "<title>Chor &amp; &lt;Tanz&gt;</title>" in written
    assert 'href="http://localhost/termine/chor/"' in written
