"""Dates against two independent implementations: a reader of calendar files, and counting days one by one."""

from datetime import UTC, date, datetime, time, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.base import recurrence as dates
from portal.base.ical.times import add_times

BERLIN = ZoneInfo("Europe/Berlin")
CHANGES = [date(2026, 3, 29), date(2026, 10, 25), date(2027, 3, 28), date(2027, 10, 31)]
EXAMPLES = settings(max_examples=150, deadline=None)

near_a_change = st.builds(lambda day, off: day + timedelta(days=off), st.sampled_from(CHANGES), st.integers(-20, 3))
any_day = st.one_of(near_a_change, st.dates(date(2024, 1, 1), date(2030, 12, 31)))
hours = st.times(time(3), time(23, 59)).map(lambda hour: hour.replace(second=0, microsecond=0))
lengths = st.integers(0, 47 * 60).map(lambda minutes: timedelta(minutes=minutes))


def local(day, hour):
    return datetime.combine(day, hour, BERLIN)


def utc(moments):
    return [moment.astimezone(UTC) for moment in moments]


@st.composite
def events(draw):
    """An event with a series as the form allows it: exceptions are dates of it, extra dates lie anywhere near."""
    start = local(draw(any_day), draw(hours))
    end = (start.replace(tzinfo=None) + draw(lengths)).replace(tzinfo=BERLIN)
    all_day = draw(st.booleans())
    if all_day:
        start, end = dates.whole_days(start, end)
    shared = {"interval": draw(st.integers(1, 3))}
    if draw(st.booleans()):
        shared["count"] = draw(st.integers(1, 30))
    else:
        shared["until"] = start.astimezone(BERLIN).date() + timedelta(days=draw(st.integers(0, 200)))
    kind = draw(st.sampled_from(["daily", "weekly", "monthly", "weekday", "last_weekday", "yearly"]))
    build = {"daily": dates.daily, "weekly": dates.weekly, "yearly": dates.yearly}.get(kind, dates.monthly)
    if kind == "weekly":
        others = draw(st.sets(st.integers(0, 6), max_size=3))
        shared["weekdays"] = sorted({start.astimezone(BERLIN).weekday(), *others})
    if kind in {"weekday", "last_weekday"}:
        shared["on"] = kind
    regular = dates.rule_starts(start, build(start, **shared))
    days = [moment.date() for moment in regular]
    without = draw(st.sets(st.sampled_from(days), max_size=4))
    also = draw(st.sets(st.integers(-9, 90).map(lambda off: days[0] + timedelta(days=off)), max_size=3)) - set(days)
    rule = build(start, **shared, without=without, also=also)
    return SimpleNamespace(start=start, end=end, all_day=all_day, recurrence=rule)


def begins_as_the_rule_says(event):
    return all(dates.begins_with(event.start, rule) for rule in event.recurrence.rrules)


@EXAMPLES
@given(events())
def test_the_dates_are_those_that_a_calendar_reads_from_our_file(event):
    if not begins_as_the_rule_says(event):  # refused by the page: calendars disagree on it
        return
    entry = icalendar.Event()
    entry.add("uid", "1")
    add_times(entry, start=event.start, end=event.end, all_day=event.all_day, series=event.recurrence)
    calendar = icalendar.Calendar()
    calendar.add_component(entry)
    read = icalendar.Calendar.from_ical(calendar.to_ical())

    found = recurring_ical_events.of(read).between(date(2020, 1, 1), date(2130, 1, 1))

    expected = dates.expand(event.start, event.end, event.recurrence)
    if event.all_day:
        spans = sorted((entry["DTSTART"].dt, entry["DTEND"].dt - timedelta(days=1)) for entry in found)
        assert [(s.start.astimezone(BERLIN).date(), s.end.astimezone(BERLIN).date()) for s in expected] == spans
    else:
        spans = sorted(utc((entry["DTSTART"].dt, entry["DTEND"].dt)) for entry in found)
        assert [utc(span) for span in expected] == spans


@EXAMPLES
@given(any_day, hours, lengths, st.integers(1, 4), st.integers(1, 60))
def test_days_counted_one_by_one_keep_their_hours(day, hour, length, interval, count):
    start = local(day, hour)
    end = (start.replace(tzinfo=None) + length).replace(tzinfo=BERLIN)

    found = dates.expand(start, end, dates.daily(start, interval=interval, count=count))

    assert utc(span.start for span in found) == utc(
        local(day + timedelta(days=interval * number), hour) for number in range(count)
    )
    assert {span.start.astimezone(BERLIN).time() for span in found} == {hour}


@EXAMPLES
@given(any_day, st.integers(0, 3), st.integers(1, 60))
def test_whole_days_never_shift(day, further, count):
    start, end = dates.whole_days(local(day, time(12)), local(day + timedelta(days=further), time(12)))

    found = dates.expand(start, end, dates.daily(start, count=count))

    assert [
        (span.start.astimezone(BERLIN).replace(tzinfo=None), span.end.astimezone(BERLIN).time()) for span in found
    ] == [(datetime.combine(day + timedelta(days=number), time.min), time(23, 59)) for number in range(count)]


@EXAMPLES
@given(any_day, st.times(), lengths, st.integers(1, 40))
def test_no_date_ends_before_it_starts_not_even_in_the_skipped_hour(day, hour, length, count):
    start = dates.aware(datetime.combine(day, hour))
    end = dates.aware(start.replace(tzinfo=None) + length)

    found = dates.expand(start, end, dates.daily(start, count=count))

    assert len(found) == count
    assert [span for span in found if span.end.astimezone(UTC) < span.start.astimezone(UTC)] == []


def test_what_would_begin_in_the_skipped_hour_begins_an_hour_later():
    start = local(date(2026, 3, 28), time(2, 50))

    found = dates.expand(start, start + timedelta(minutes=20), dates.daily(start, count=3))

    assert [f"{span.start:%d. %H:%M}–{span.end:%H:%M}" for span in found] == [
        "28. 02:50–03:10",
        "29. 03:50–04:10",
        "30. 02:50–03:10",
    ]


def test_the_zone_of_a_signed_in_person_changes_nothing():
    start = local(date(2026, 10, 8), time(0, 30))
    rule = dates.weekly(start, until=date(2026, 11, 5), without=[date(2026, 10, 15)])
    here = dates.expand(start, start, rule)

    with timezone.override("Pacific/Auckland"):
        away = dates.expand(start, start, rule)

    assert away == here
    assert [span.start.astimezone(BERLIN).day for span in here] == [8, 22, 29, 5]


def test_a_month_without_a_31st_is_left_out():
    start = local(date(2026, 1, 31), time(18))

    found = dates.expand(start, start, dates.monthly(start, count=4))

    assert [span.start.month for span in found] == [1, 3, 5, 7]


def test_the_29th_of_february_comes_in_leap_years():
    start = local(date(2024, 2, 29), time(18))

    found = dates.expand(start, start, dates.yearly(start, count=3))

    assert [span.start.year for span in found] == [2024, 2028, 2032]


def test_an_endless_rule_is_cut_even_where_nobody_refused_it():
    start = local(date(2026, 1, 1), time(18))

    assert len(dates.expand(start, start, dates.daily(start))) == dates.MAX_DATES + 1


@pytest.mark.parametrize(("place", "change"), [
    ("Europe/Berlin", date(2026, 10, 25)),
    ("Asia/Kathmandu", date(2026, 10, 25)),
    ("America/St_Johns", date(2026, 11, 1)),
])  # fmt: skip
def test_a_series_keeps_to_the_clock_of_its_own_place(place, change):
    zone = ZoneInfo(place)
    start = datetime.combine(change - timedelta(days=7), time(18), zone)

    rule = dates.weekly(
        start, until=change + timedelta(days=7), also=[datetime(2026, 12, 1, 9, tzinfo=zone)], zone=zone
    )
    spans = dates.expand(start, start + timedelta(hours=2), rule, zone)

    read = [(span.start.astimezone(zone), span.end.astimezone(zone)) for span in spans]
    assert [(f"{begins:%H:%M}", f"{ends:%H:%M}") for begins, ends in read] == [
        ("18:00", "20:00"), ("18:00", "20:00"), ("18:00", "20:00"), ("09:00", "11:00"),
    ]  # fmt: skip
