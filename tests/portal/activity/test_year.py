"""A year of 200 people: the portal sends exactly the mails that the naive model sends, and they are as they must be."""

from itertools import pairwise

import pytest

from tests.portal.activity.year.naive import BERLIN
from tests.portal.activity.year.simulation import Year

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def year(shared):
    with shared():
        year = Year(seed=11, people=200, events=110)
        year.live()
        yield year


def test_the_portal_sends_what_the_naive_model_sends(year):
    assert len(year.mails) > 200
    assert year.kills > 20
    assert year.late_runs > 5

    assert sorted(year.mails) == sorted(year.naive.mails)


def test_nothing_comes_twice_and_no_mail_is_empty(year):
    told = [(person, event) for _at, person, groups in year.mails for group in groups for event in group]

    assert len(told) == len(set(told))
    assert all(groups and all(groups) for _at, _person, groups in year.mails)


def test_nobody_hears_of_what_they_did_or_what_was_not_for_them(year):
    for _at, person, groups in year.mails:
        for event in (event for group in groups for event in group):
            assert person != year.actors[event]
            assert person in year.audiences[event]


def test_the_year_has_tried_what_it_is_for(year):
    """Capped people, digests of several groups, and mails in the nights in which the clock is changed."""
    nights = {f"{at.astimezone(BERLIN):%m-%d}" for at, _person, _groups in year.mails}
    assert {"03-29", "10-25"} <= nights
    assert any(len(groups) > 1 for _at, _person, groups in year.mails)
    assert any(len(group) > 1 for _at, _person, groups in year.mails for group in groups)
    assert any(person.cap == "week" and person.last_mail for person in year.naive.people.values())
    assert all(a[0] <= b[0] for a, b in pairwise(year.mails))
