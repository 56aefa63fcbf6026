"""When a mail is due, by the clock on the wall of Berlin."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from portal.activity.choices import Cap, Pace
from portal.activity.pacing import Rhythm, after_quiet, due_at, is_capped, is_quiet, next_allowed

BERLIN = ZoneInfo("Europe/Berlin")


def at(day, hour, minute=0, month=6, fold=0):
    return datetime(2026, month, day, hour, minute, tzinfo=BERLIN, fold=fold)


def test_at_once_is_now_daily_the_next_hour_weekly_its_day():
    now, rhythm = at(10, 9), Rhythm(digest_hour=8, digest_weekday=4)  # a Wednesday

    assert due_at(Pace.AT_ONCE, rhythm, now) == now
    assert due_at(Pace.DAILY, rhythm, now) == at(11, 8)
    assert due_at(Pace.DAILY, rhythm, at(10, 7)) == at(10, 8)
    assert due_at(Pace.WEEKLY, rhythm, now) == at(12, 8)
    assert due_at(Pace.WEEKLY, rhythm, at(12, 8)) == at(19, 8)
    assert due_at(Pace.NEVER, rhythm, now) is None


@pytest.mark.parametrize(("cap", "due"), [(Cap.NONE, at(10, 9)), (Cap.DAY, at(11, 8)), (Cap.WEEK, at(12, 8))])
def test_with_a_cap_what_comes_at_once_waits_for_the_digest(cap, due):
    rhythm = Rhythm(cap=cap, digest_hour=8, digest_weekday=4)

    assert due_at(Pace.AT_ONCE, rhythm, at(10, 9)) == due
    assert due_at(Pace.AT_ONCE, rhythm, at(10, 9), beyond_cap=True) == at(10, 9)
    assert due_at(Pace.WEEKLY, rhythm, at(10, 9)) == at(12, 8)


def test_the_hour_that_the_last_sunday_of_march_leaves_out_is_the_next_one():
    rhythm = Rhythm(digest_hour=2)

    due = due_at(Pace.DAILY, rhythm, at(28, 12, month=3))

    assert due == datetime(2026, 3, 29, 1, 0, tzinfo=UTC)
    assert due.astimezone(BERLIN).hour == 3
    assert due_at(Pace.DAILY, rhythm, due) == at(30, 2, month=3)


def test_the_hour_that_october_has_twice_is_taken_once():
    rhythm = Rhythm(digest_hour=2)

    first = due_at(Pace.DAILY, rhythm, at(24, 12, month=10))

    assert first == datetime(2026, 10, 25, 0, 0, tzinfo=UTC)
    assert due_at(Pace.DAILY, rhythm, first) == at(26, 2, month=10)


@pytest.mark.parametrize(
    ("begin", "end", "hour", "quiet"),
    [
        (22, 7, 21, False),
        (22, 7, 22, True),
        (22, 7, 3, True),
        (22, 7, 7, False),
        (12, 14, 13, True),
        (12, 14, 14, False),
        (9, 9, 9, False),
        (None, None, 3, False),
    ],
)
def test_quiet_hours_may_go_over_midnight(begin, end, hour, quiet):
    assert is_quiet(Rhythm(quiet_from=begin, quiet_until=end), at(10, hour, 30)) == quiet


def test_what_is_due_in_quiet_hours_waits_for_their_end():
    rhythm = Rhythm(quiet_from=22, quiet_until=7, digest_hour=23)

    assert after_quiet(rhythm, at(10, 23, 30)) == at(11, 7)
    assert after_quiet(rhythm, at(11, 3)) == at(11, 7)
    assert after_quiet(rhythm, at(11, 12)) == at(11, 12)
    assert due_at(Pace.DAILY, rhythm, at(10, 12)) == at(11, 7)


def test_quiet_hours_end_where_the_clock_is_put_forward():
    rhythm = Rhythm(quiet_from=0, quiet_until=2)

    assert after_quiet(rhythm, at(29, 1, 30, month=3)) == datetime(2026, 3, 29, 1, 0, tzinfo=UTC)


def test_the_cap_counts_days_and_weeks_of_the_calendar():
    day, week = Rhythm(cap=Cap.DAY), Rhythm(cap=Cap.WEEK)
    friday = at(12, 23, 50)

    assert is_capped(day, friday, at(12, 23, 59))
    assert not is_capped(day, friday, at(13, 0, 5))
    assert is_capped(week, friday, at(14, 12))
    assert not is_capped(week, friday, at(15, 0))
    assert not is_capped(Rhythm(), friday, friday)
    assert not is_capped(day, None, friday)


def test_a_week_of_the_calendar_goes_over_the_end_of_the_year():
    last = datetime(2026, 12, 31, 12, tzinfo=BERLIN)

    assert is_capped(Rhythm(cap=Cap.WEEK), last, datetime(2027, 1, 3, 12, tzinfo=BERLIN))
    assert not is_capped(Rhythm(cap=Cap.WEEK), last, datetime(2027, 1, 4, 12, tzinfo=BERLIN))


def test_the_next_mail_goes_at_the_next_digest_that_the_cap_allows():
    late = at(10, 6)  # yesterday's, after a worker was away

    assert next_allowed(Rhythm(cap=Cap.DAY, digest_hour=7), late, at(10, 6, 30)) == at(11, 7)
    assert next_allowed(Rhythm(cap=Cap.WEEK, digest_weekday=6), at(8, 1), at(9, 1)) == at(21, 7)
