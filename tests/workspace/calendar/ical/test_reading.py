"""Files of others: each is taken as far as anybody can make sense of it, and none takes long."""

import time
from datetime import UTC, datetime

import pytest

from portal.base.recurrence import expand, wall_clock
from tests.workspace.calendar.ical.calendars import BERLIN, CHOIR, KATHMANDU, calendar
from workspace.calendar.ical.errors import CalendarFileError
from workspace.calendar.ical.reading import read
from workspace.calendar.ical.reading.lines import unfolded

NOW = datetime(2026, 11, 27, tzinfo=UTC)
OWN_ZONE = """BEGIN:VTIMEZONE
TZID:Meine Zeit
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE"""


def contents(*events, head="", zone=BERLIN):
    return read(calendar(*events, head=head), zone=zone, now=NOW)


def only(*events, **more):
    [entry] = contents(*events, **more).entries
    return entry


def at(start, more="", uid="1"):
    return f"UID:{uid}\nSUMMARY:Treffen\n{start}\n{more}"


def days_of(entry):
    return [f"{wall_clock(span.start, entry.zone):%d.%m.%y %H:%M}" for span in spans(entry)]


def spans(entry):
    return expand(entry.when.start, entry.when.end, entry.series, entry.zone)


@pytest.mark.parametrize(
    ("start", "head", "moment", "zone"),
    [
        ("DTSTART;TZID=Europe/Berlin:20260701T180000", "", "2026-07-01T18:00:00+02:00", "Europe/Berlin"),
        ("DTSTART;TZID=W. Europe Standard Time:20260701T180000", "", "2026-07-01T18:00:00+02:00", "Europe/Berlin"),
        ("DTSTART;TZID=/x.org/2005/Asia/Kathmandu:20260701T180000", "", "2026-07-01T18:00:00+05:45", "Asia/Kathmandu"),
        ("DTSTART;TZID=Meine Zeit:20260701T180000", OWN_ZONE, "2026-07-01T18:00:00+02:00", "Europe/Berlin"),
        ("DTSTART:20260701T160000Z", "", "2026-07-01T16:00:00+00:00", "Europe/Berlin"),
        ("DTSTART:20260701T180000", "", "2026-07-01T18:00:00+02:00", "Europe/Berlin"),
        ("DTSTART:20260701T180000", "X-WR-TIMEZONE:America/St_Johns", "2026-07-01T18:00:00-02:30", "America/St_Johns"),
        ("DTSTART;TZID=Europe/Berlin:20260329T023000", "", "2026-03-29T03:30:00+02:00", "Europe/Berlin"),
        ("DTSTART;TZID=Europe/Berlin:20261025T023000", "", "2026-10-25T02:30:00+02:00", "Europe/Berlin"),
    ],
)
def test_a_time_is_that_of_its_zone(start, head, moment, zone):
    entry = only(at(start), head=head)

    assert (entry.when.start.isoformat(), entry.zone.key, entry.remarks) == (moment, zone, ())


def test_a_zone_that_nobody_knows_is_said():
    entry = only(at("DTSTART;TZID=Mond:20260701T180000"), zone=KATHMANDU)

    assert entry.when.start.isoformat() == "2026-07-01T18:00:00+05:45"
    assert len(entry.remarks) == 1
    assert "Mond" in entry.remarks[0]


@pytest.mark.parametrize(
    ("end", "last"),
    [
        ("DTEND;VALUE=DATE:20260704", "2026-07-03T23:59:00+02:00"),
        ("DURATION:P2D", "2026-07-02T23:59:00+02:00"),
        ("", "2026-07-01T23:59:00+02:00"),
        ("DTEND;VALUE=DATE:20260701", "2026-07-01T23:59:00+02:00"),
    ],
)
def test_whole_days_end_with_their_last_minute(end, last):
    entry = only(at("DTSTART;VALUE=DATE:20260701", end))

    assert (entry.when.start.isoformat(), entry.when.end.isoformat()) == ("2026-07-01T00:00:00+02:00", last)
    assert entry.when.all_day


def test_what_is_said_is_plain_text():
    entry = only(
        at(
            "DTSTART:20260701T180000",
            "DESCRIPTION:<p>Bring <b>Kuchen</b> mit</p><br>Bis dann\nLOCATION:https://meet.example.org/chor\n"
            "URL:https://chor.example.org/\nGEO:54.32;10.13",
        )
    )

    assert entry.what.text == "Bring Kuchen mit\n\nBis dann\n\nhttps://chor.example.org/"
    assert (entry.what.place, entry.what.link) == ("", "https://meet.example.org/chor")
    assert entry.what.point == (54.32, 10.13)


def test_letters_of_windows_and_a_missing_name_are_read():
    data = calendar("SUMMARY:Müll\x0cabfuhr\nDTSTART;VALUE=DATE:20260701").decode().encode("cp1252")

    [first], [again] = (read(data, zone=BERLIN, now=NOW).entries for _time in range(2))

    assert first.what.title == "Müllabfuhr"
    assert first.uid == again.uid != ""


def test_a_long_line_goes_on_in_the_next():
    assert list(unfolded("SUMMARY:Ein\r\n  Chor\r\n\tprobt\r\nX:1\r\n")) == ["SUMMARY:Ein Chorprobt", "X:1"]


def test_a_series_and_its_changed_dates_are_one_event():
    moved = f"{CHOIR}\nRECURRENCE-ID:20261208T170000Z".replace(
        "DTSTART;TZID=Europe/Berlin:20261201T180000", "DTSTART;TZID=Europe/Berlin:20261208T190000"
    )
    gone = f"{CHOIR}\nRECURRENCE-ID;TZID=Europe/Berlin:20261215T180000\nSTATUS:CANCELLED"
    stray = f"{CHOIR}\nRECURRENCE-ID;TZID=Europe/Berlin:20261216T180000"

    entry = only(f"{CHOIR}\nRRULE:FREQ=WEEKLY;COUNT=4\nEXDATE;VALUE=DATE:20261222", moved, gone, stray)

    assert days_of(entry) == ["01.12.26 18:00", "08.12.26 18:00", "15.12.26 18:00"]
    assert [(f"{change.when.start:%d. %H:%M}", change.is_cancelled) for change in entry.changes] == [
        ("08. 19:00", False),
        ("01. 18:00", True),
    ]
    assert len(entry.remarks) == 1


def test_a_changed_date_without_its_series_is_an_event():
    entry = only(f"{CHOIR}\nRECURRENCE-ID;TZID=Europe/Berlin:20261208T180000")

    assert (entry.uid, entry.series) == ("chor@example.org/20261208T1800", None)


@pytest.mark.parametrize(
    ("start", "rule", "first", "last", "number"),
    [
        ("DTSTART;TZID=Europe/Berlin:20261201T180000", "FREQ=WEEKLY", "01.12.26 18:00", "28.11.28 18:00", 105),
        (
            "DTSTART;TZID=Europe/Berlin:19910107T180000",
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE",
            "26.11.25 18:00",
            "22.11.28 18:00",
            157,
        ),
        (
            "DTSTART;TZID=Europe/Berlin:20261201T180000",
            "FREQ=DAILY;COUNT=99999999",
            "01.12.26 18:00",
            "13.04.28 18:00",
            500,
        ),
        ("DTSTART;TZID=Europe/Berlin:19910101T180000", "FREQ=DAILY;COUNT=700", "01.01.91 18:00", "14.05.92 18:00", 500),
        ("DTSTART;VALUE=DATE:20240229", "FREQ=YEARLY", "29.02.28 00:00", "29.02.28 00:00", 1),
    ],
)
def test_a_series_without_end_is_cut_and_says_so(start, rule, first, last, number):
    entry = only(at(start, f"RRULE:{rule}"))

    found = days_of(entry)
    assert (found[0], found[-1], len(found)) == (first, last, number)
    assert len(entry.remarks) == 1


def test_a_first_date_that_its_rule_leaves_out_makes_single_dates():
    entry = only(at("DTSTART;TZID=Europe/Berlin:20261202T180000", "RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20261216T235959Z"))

    assert days_of(entry) == ["02.12.26 18:00", "08.12.26 18:00", "15.12.26 18:00"]
    assert len(entry.remarks) == 1


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=MINUTELY;COUNT=3",
        "FREQ=DAILY;BYHOUR=8,12,18",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;BYDAY=6MO",
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6",
        "FREQ=DAILY;BYSETPOS=2;BYDAY=MO",
        "FREQ=DAILY;INTERVAL=7;BYDAY=MO",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=WEEKLY;INTERVAL=-1",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=YEARLY;BYYEARDAY=366;BYWEEKNO=20",
        "FREQ=QUATSCH",
        "COUNT=5",
    ],
)
def test_a_rule_that_never_ends_or_is_none_leaves_its_event_out_at_once(rule):
    began = time.monotonic()

    found = contents(at("DTSTART;TZID=Europe/Berlin:20261201T180000", f"RRULE:{rule}"), at("DTSTART:20261201", uid="2"))

    assert time.monotonic() - began < 1
    assert [entry.uid for entry in found.entries] == ["2"]
    assert [each.title for each in found.left_out] == ["Treffen"]


@pytest.mark.parametrize("start", ["DTSTART:00010101T000000Z", "DTSTART:99991231T235959Z", "DTSTART:20260230", "X:1"])
def test_what_has_no_time_is_left_out(start):
    found = contents(at(start))

    assert (found.entries, len(found.left_out)) == ([], 1)


def test_of_many_exceptions_only_those_count_that_leave_a_date_out():
    days = [
        f"EXDATE;TZID=Europe/Berlin:2026{month:02}{day:02}T180000" for month in range(1, 13) for day in range(1, 29)
    ]

    entry = only(f"{CHOIR}\nRRULE:FREQ=WEEKLY;COUNT=5\n" + "\n".join(days))

    assert days_of(entry) == ["29.12.26 18:00"]
    assert len(entry.series.exdates) == 4


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"hello",
        b"PK\x03\x04" + bytes(range(256)),
        b"BEGIN:VCALENDAR\r\n" + b"X" * 20_000_000,
        calendar(f"{CHOIR}\nEXDATE:" + ",".join(["20261201T180000Z"] * 10_000)),
        calendar(*[at("DTSTART:20261201", uid=str(number)) for number in range(2_001)]),
        calendar(*[at("DTSTART:20261201T180000", "RRULE:FREQ=DAILY", uid=str(number)) for number in range(40)]),
    ],
    ids=["empty", "text", "zip", "20 MB", "10,000 exceptions", "2,001 events", "too many dates"],
)
def test_what_is_no_calendar_or_too_much_is_refused_in_words(data):
    began = time.monotonic()

    with pytest.raises(CalendarFileError) as refused:
        read(data, zone=BERLIN, now=NOW)

    assert str(refused.value)
    assert time.monotonic() - began < 2


def test_what_nobody_reads_costs_nothing():
    attached = "ATTACH;ENCODING=BASE64:" + "\n ".join(["x" * 70] * 10_000)
    alarm = "BEGIN:VALARM\nTRIGGER:-PT5M\nDTSTART:19990101\nEND:VALARM"

    found = contents(f"{CHOIR}\n{attached}\n{alarm}", head="BEGIN:VTODO\nSUMMARY:Kuchen\nEND:VTODO")

    assert [entry.what.title for entry in found.entries] == ["Chor"]
    assert found.others == 1
