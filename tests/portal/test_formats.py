import datetime

import pytest
from django.template.defaultfilters import date
from django.utils import translation


@pytest.mark.parametrize(("language", "words"), [("de", "6. November 2026"), ("en", "6 November 2026")])
def test_the_day_comes_first_in_both_languages(language, words):
    with translation.override(language):
        assert date(datetime.date(2026, 11, 6), "DATE_FORMAT") == words
