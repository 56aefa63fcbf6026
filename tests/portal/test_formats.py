import datetime

import pytest
from django import forms
from django.template.defaultfilters import date
from django.utils import timezone, translation
from wagtail.admin.widgets import AdminDateTimeInput


@pytest.mark.parametrize(("language", "words"), [("de", "6. November 2026"), ("en", "6 November 2026")])
def test_the_day_comes_first_in_both_languages(language, words):
    with translation.override(language):
        assert date(datetime.date(2026, 11, 6), "DATE_FORMAT") == words


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("typed", ["06.11.2026 18:30", "2026-11-06 18:30"])
def test_editors_write_moments_as_the_fields_of_the_admin_show_them(language, typed):
    field = forms.DateTimeField(widget=AdminDateTimeInput)
    with translation.override(language):
        moment = field.clean(typed)
        shown = field.widget.render("go_live_at", moment)

    assert f"{timezone.localtime(moment):%Y-%m-%d %H:%M}" == "2026-11-06 18:30"
    assert 'value="06.11.2026 18:30"' in shown
