"""Times in Kiel, Kathmandu and St John's, over both changes of the clocks; whole days never shift."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from workspace.polls.appointments import showing, wall
from workspace.polls.appointments.choosing import read_time
from workspace.polls.appointments.errors import AppointmentError
from workspace.polls.models import AppointmentPoll, Option

KIEL, KATHMANDU, ST_JOHNS = "Europe/Berlin", "Asia/Kathmandu", "America/St_Johns"
ZONES = [KIEL, KATHMANDU, ST_JOHNS]


@pytest.fixture(autouse=True)
def _german():
    with translation.override("de"):
        yield


def day(text):
    return datetime.date.fromisoformat(text)


def option(start, minutes=60, **more):
    return Option(start=start, end=start + datetime.timedelta(minutes=minutes), **more)


def poll(zone, *, locked):
    return AppointmentPoll(zone=zone, is_locked_to_zone=locked)


def shown(about, date, reader):
    clock = showing.clock_of(about, [date], reader)
    return showing.words_of(about, date, clock), clock.is_named


@pytest.mark.parametrize(
    ("when", "reader", "words"),
    [
        ("2027-01-14", KIEL, "Do., 14. Januar 2027, 19:00 bis 20:00 Uhr"),
        ("2027-01-14", KATHMANDU, "Do., 14. Januar 2027, 23:45 Uhr bis Fr., 15. Januar 2027, 00:45 Uhr (UTC+5:45)"),
        ("2027-01-14", ST_JOHNS, "Do., 14. Januar 2027, 14:30 bis 15:30 Uhr (UTC-3:30)"),
        ("2027-07-15", KATHMANDU, "Do., 15. Juli 2027, 22:45 bis 23:45 Uhr (UTC+5:45)"),
        ("2027-07-15", ST_JOHNS, "Do., 15. Juli 2027, 14:30 bis 15:30 Uhr (UTC-2:30)"),
        # St John's changes its clocks two weeks before Kiel.
        ("2027-03-20", ST_JOHNS, "Sa., 20. März 2027, 15:30 bis 16:30 Uhr (UTC-2:30)"),
    ],
)
def test_converted_everybody_reads_their_own_clock(when, reader, words):
    start = wall.moment(day(when), datetime.time(19), ZoneInfo(KIEL))

    assert shown(poll(KIEL, locked=False), option(start), reader) == (words, reader != KIEL)


@pytest.mark.parametrize("reader", ZONES)
@pytest.mark.parametrize("zone", ZONES)
def test_locked_to_the_place_everybody_reads_its_clock(zone, reader):
    start = wall.moment(day("2027-01-14"), datetime.time(19), ZoneInfo(zone))
    words, is_named = shown(poll(zone, locked=True), option(start), reader)

    assert words.startswith("Do., 14. Januar 2027, 19:00 bis 20:00 Uhr")
    assert is_named == (zone != KIEL or reader != KIEL)


@pytest.mark.parametrize("reader", ZONES)
@pytest.mark.parametrize("locked", [True, False])
@pytest.mark.parametrize("date", ["2027-01-14", "2027-03-28", "2027-10-31"])
@pytest.mark.parametrize("zone", ZONES)
def test_a_whole_day_never_shifts(zone, date, locked, reader):
    start, end = wall.whole_day(day(date), ZoneInfo(zone))
    whole = Option(start=start, end=end, all_day=True)

    assert f"{start.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}" == f"{date} 00:00"
    words, is_named = shown(poll(zone, locked=locked), whole, reader)
    assert (int(words.split()[1].rstrip(".")), is_named) == (day(date).day, False)


def test_a_time_that_the_clocks_skip_is_refused_with_one_that_there_is():
    with pytest.raises(AppointmentError, match=r"29\. März.*: 02:30 Uhr gibt es nicht.*03:30 Uhr"):
        wall.moment(day("2026-03-29"), datetime.time(2, 30), ZoneInfo(KIEL))
    # In Kathmandu nobody changes a clock, and in St John's they do so on another day.
    for zone in (KATHMANDU, ST_JOHNS):
        assert wall.moment(day("2026-03-29"), datetime.time(2, 30), ZoneInfo(zone))


def test_a_time_that_is_there_twice_is_the_first_one_and_says_so():
    start = wall.moment(day("2026-10-25"), datetime.time(2, 30), ZoneInfo(KIEL))

    assert start == datetime.datetime(2026, 10, 25, 0, 30, tzinfo=datetime.UTC)
    words, is_named = shown(poll(KIEL, locked=True), option(start, 20), KIEL)
    assert (words.endswith("02:30 bis 02:50 Uhr (UTC+2)"), is_named) == (True, False)


def test_an_hour_over_the_change_is_an_hour():
    spring = wall.moment(day("2026-03-29"), datetime.time(1, 30), ZoneInfo(KIEL))
    words, _named = shown(poll(KIEL, locked=True), option(spring), KIEL)
    assert words.endswith("01:30 bis 03:30 Uhr")

    autumn = wall.moment(day("2026-10-25"), datetime.time(1, 30), ZoneInfo(KIEL))
    words, _named = shown(poll(KIEL, locked=True), option(autumn, 120), KIEL)
    assert words.endswith("01:30 bis 02:30 Uhr (UTC+2)")


def test_nonsense_as_a_zone_is_the_portals():
    assert wall.zone_named("Mond/Krater").key == KIEL
    assert "posix/Europe/Berlin" not in wall.zone_names()
    assert showing.clock_of(poll(KIEL, locked=False), [], "../../etc/passwd").name == KIEL


@pytest.mark.parametrize(
    ("typed", "read"),
    [("19:00", "19:00"), ("9.30", "09:30"), ("19 Uhr", "19:00"), ("7", "07:00"), ("19:00:00", "19:00")],
)
def test_times_are_read_as_people_write_them(typed, read):
    assert f"{read_time(typed):%H:%M}" == read


@pytest.mark.parametrize("typed", ["", "24:00", "19:60", "abends", "1900", "²:00", "-1"])
def test_what_is_no_time_is_none(typed):
    assert read_time(typed) is None


def test_past_is_what_has_begun_and_a_whole_day_when_it_has_ended():
    now = datetime.datetime.now(datetime.UTC)
    assert option(now - datetime.timedelta(minutes=1)).is_past
    start, end = wall.whole_day(datetime.datetime.now(ZoneInfo(KIEL)).date(), ZoneInfo(KIEL))
    assert Option(start=start, end=end, all_day=True).is_past == (end <= now)
