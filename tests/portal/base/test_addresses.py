"""Addresses of which the form is remembered are those that `reverse` gives."""

import pytest
from django.urls import reverse, set_script_prefix
from django.utils import translation

from portal.base.addresses import NUMBER, SLUG, address


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("accounts:profile", ()),
        ("ideas:detail", (1,)),
        ("ideas:detail", (70_000,)),
        ("moderation:report", ("idee", 7)),
        ("workspace:texts:detail", ("garten", NUMBER + 1)),
        ("workspace:texts:detail", (f"{SLUG}1-{NUMBER}", 2)),
    ],
)
def test_they_are_those_of_reverse(language, name, values):
    with translation.override(language):
        for _ in range(2):
            assert address(name, *values) == reverse(name, args=values)


def test_languages_are_told_apart():
    found = set()
    for language in ("de", "en", "de"):
        with translation.override(language):
            found.add(address("ideas:detail", 1))

    assert len(found) == 2


def test_below_another_address_they_are_others():
    own = address("ideas:detail", 1)
    try:
        set_script_prefix("/portal/")
        assert address("ideas:detail", 1) == "/portal" + own
    finally:
        set_script_prefix("/")
