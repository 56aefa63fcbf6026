"""What we write is read by recurring-ical-events, by vobject, by ourselves, and its rule by python-dateutil alone.

Over both changes of the clocks in two countries, a zone that knows none, leap days and last days of months.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import icalendar
import recurrence
import recurring_ical_events
import vobject
from dateutil.rrule import rrulestr
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from portal.base.ical.files import calendar_of
from portal.base.recurrence import MAX_DATES, begins_with, expand, extra_starts, wall_clock
from tests.workspace.calendar.ical.calendars import BERLIN, CHOIR, calendar, changed, entries
from workspace.calendar.ical.reading import read
from workspace.calendar.ical.writing import components_of

EXAMPLES = settings(max_examples=40, deadline=None)
NOW = datetime(2026, 11, 27, tzinfo=UTC)


def written(entry):
    return calendar_of(components_of(entry), product="Calendar", name="Chor")


def dates_of(entry):
    return expand(entry.when.start, entry.when.end, entry.series, entry.zone)


def starts_of(entry):
    return [wall_clock(span.start, entry.zone) for span in dates_of(entry)]


def usable(entry):
    found = dates_of(entry)
    return 0 < len(found) <= MAX_DATES and all(
        begins_with(entry.when.start, rule, entry.zone) for rule in entry.series.rrules
    )


@EXAMPLES
@given(entries())
def test_recurring_ical_events_reads_our_dates(entry):
    assume(usable(entry))

    calendar = icalendar.Calendar.from_ical(written(entry))

    found = recurring_ical_events.of(calendar).between(date(2020, 1, 1), date(2400, 1, 1))
    if entry.when.all_day:
        days = [(wall_clock(s.start, entry.zone).date(), wall_clock(s.end, entry.zone).date()) for s in dates_of(entry)]
        read_days = [(each["DTSTART"].dt, each["DTEND"].dt - timedelta(days=1)) for each in found]
        assert sorted(read_days) == days
    else:
        times = [(s.start.astimezone(UTC), s.end.astimezone(UTC)) for s in dates_of(entry)]
        read_times = [(each["DTSTART"].dt.astimezone(UTC), each["DTEND"].dt.astimezone(UTC)) for each in found]
        assert sorted(read_times) == times


@EXAMPLES
@given(entries())
def test_vobject_reads_our_dates(entry):
    """It expands on the wall clock, so an hour that no clock shows is the one an hour later with us; and it takes the
    end of a rule with the first date's distance from Greenwich, which in summer is an hour too early."""
    assume(usable(entry))
    assume(wall_clock(entry.when.start, entry.zone).hour < 23)

    event = vobject.readOne(written(entry).decode()).vevent

    found = sorted(each.replace(tzinfo=None) for each in event.getrruleset(addRDate=True))
    assert [as_a_clock_shows_it(each, entry) for each in found] == starts_of(entry)
    assert event.uid.value == entry.uid


def as_a_clock_shows_it(wall, entry):
    return wall_clock(wall.replace(tzinfo=entry.zone, fold=0).astimezone(UTC), entry.zone)


@EXAMPLES
@given(entries())
def test_the_rule_alone_is_what_dateutil_makes_of_its_text(entry):
    """Counted by itself: the rule as text, on the bare wall clock, without our exceptions and ours added."""
    assume(usable(entry))
    [rule] = entry.series.rrules
    first = wall_clock(entry.when.start, entry.zone)
    text = recurrence.serialize(rule).removeprefix("RRULE:")
    text = ";".join(part for part in text.split(";") if not part.startswith("UNTIL"))

    rest = list(rrulestr(text, dtstart=first).xafter(first, count=MAX_DATES + 1, inc=True))

    if rule.until:
        rest = [each for each in rest if each <= wall_clock(rule.until, entry.zone)]
    days = {wall_clock(moment, entry.zone).date() for moment in entry.series.exdates}
    gone = {each for each in rest if each.date() in days}
    kept = {*rest, *extra_starts(entry.series, entry.zone)} - gone
    assert starts_of(entry) == sorted(as_a_clock_shows_it(each, entry) for each in kept)


@EXAMPLES
@given(entries(), st.integers(1, 5))
def test_we_read_what_we_write(entry, number):
    """With one date that is later, and one that does not take place."""
    assume(usable(entry) and len(dates_of(entry)) > 2)
    moments = [span.start for span in dates_of(entry)]
    late, gone = moments[number % len(moments)], moments[(number + 1) % len(moments)]
    assume(gone != entry.when.start)
    by = timedelta(days=1) if entry.when.all_day else timedelta(minutes=90)
    entry = with_changes(entry, changed(entry, late, by), changed(entry, gone, by, is_cancelled=True))

    [found] = read(written(entry), zone=entry.zone, now=NOW).entries

    assert starts_of(found) == [each for each in starts_of(entry) if each != wall_clock(gone, entry.zone)]
    assert [(change.moment, change.when.start, change.what.title) for change in found.changes] == [
        (late, changed(entry, late, by).when.start, "Chor, woanders")
    ]
    assert (found.uid, found.what, found.zone.key) == (entry.uid, entry.what, entry.zone.key)
    assert (found.when.start, found.when.end) == (entry.when.start, entry.when.end)


def with_changes(entry, *changes):
    return replace(entry, changes=changes)


def test_a_changed_date_stands_once_and_where_it_was_moved():
    [entry] = read(calendar(f"{CHOIR}\nRRULE:FREQ=WEEKLY;COUNT=4"), zone=BERLIN, now=NOW).entries
    second = dates_of(entry)[1].start
    moved = with_changes(entry, changed(entry, second, timedelta(days=1, hours=2), sequence=3))

    found = recurring_ical_events.of(icalendar.Calendar.from_ical(written(moved))).between((2026, 1, 1), (2027, 12, 31))

    assert sorted(f"{each['DTSTART'].dt:%d.%m. %H:%M} {each['SUMMARY']}" for each in found) == [
        "01.12. 18:00 Chor",
        "09.12. 20:00 Chor, woanders",
        "15.12. 18:00 Chor",
        "22.12. 18:00 Chor",
    ]
    masters = [
        each for each in vobject.readOne(written(moved).decode()).vevent_list if not hasattr(each, "recurrence_id")
    ]
    assert len(masters) == 1


def test_a_date_in_the_hour_that_is_skipped_keeps_the_name_that_the_rule_gives_it():
    """The rule says 02:30 in the night in which 02:30 is 03:30."""
    night = CHOIR.replace("20261201T18", "20270321T02").replace("20261201T20", "20270321T03").replace("0000", "3000")
    [entry] = read(calendar(f"{night}\nRRULE:FREQ=WEEKLY;COUNT=3"), zone=BERLIN, now=NOW).entries
    skipped = dates_of(entry)[1].start
    gone = with_changes(entry, changed(entry, skipped, timedelta(), is_cancelled=True))

    assert b"EXDATE;TZID=Europe/Berlin:20270328T023000" in written(gone)
    [found] = read(written(gone), zone=BERLIN, now=NOW).entries
    assert [f"{start:%d.%m. %H:%M}" for start in starts_of(found)] == ["21.03. 02:30", "04.04. 02:30"]
