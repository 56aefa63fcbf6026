"""The number by which lists stand "lately discussed"."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from initiatives.directory.heat import HALF_LIFE, heat_of

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
counts = st.integers(0, 5000)
ages = st.floats(0, 800).map(lambda days: timedelta(days=days))
things = st.tuples(counts, counts, ages)


def decayed(thing, now):
    """The usual way, which must be reckoned anew all the time."""
    supports, comments, age = thing
    return (1 + supports + 2 * comments) * 2 ** (-((now - NOW + age) / HALF_LIFE))


def heat(thing):
    supports, comments, age = thing
    return heat_of(supports=supports, comments=comments, moved_at=NOW - age)


@given(one=things, other=things, later=st.integers(0, 100))
def test_the_order_is_that_of_what_decays_whenever_one_looks(one, other, later):
    now = NOW + timedelta(days=later)

    if abs(heat(one) - heat(other)) > 1e-5:
        assert (heat(one) > heat(other)) == (decayed(one, now) > decayed(other, now))


def test_a_week_counts_as_much_as_twice_the_voices():
    last_week, this_week = (
        heat_of(supports=31, comments=0, moved_at=NOW - HALF_LIFE),
        heat_of(supports=15, comments=0, moved_at=NOW),
    )

    assert last_week == this_week


def test_a_comment_weighs_two_supports():
    assert heat_of(supports=4, comments=0, moved_at=NOW) == heat_of(supports=0, comments=2, moved_at=NOW)
