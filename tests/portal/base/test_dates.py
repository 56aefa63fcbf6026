"""Dates in figures and in words."""

from datetime import UTC, date, datetime

import pytest
from django.utils import timezone, translation
from django.utils.formats import date_format

from portal.base.dates import day_in_words, short_moment


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York"])
def test_a_moment_in_short_is_as_the_language_writes_it(language, zone):
    moment = datetime(2026, 3, 1, 3, 5, tzinfo=UTC)

    with translation.override(language), timezone.override(zone):
        assert short_moment(moment) == date_format(timezone.localtime(moment), "SHORT_DATETIME_FORMAT")


def test_each_language_names_the_days_in_its_own_words():
    day = date(timezone.localdate().year, 5, 1)

    german, english = [], []
    for language, said in [("de", german), ("en", english)] * 2:
        with translation.override(language):
            said.append(day_in_words(day))

    assert german[0] == german[1] != english[0] == english[1]
    assert (german[0].endswith("1. Mai"), english[0].endswith("1 May")) == (True, True)
