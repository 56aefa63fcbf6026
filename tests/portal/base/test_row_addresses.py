"""Addresses of many rows are those that `reverse` gives, in each language."""

import pytest
from django.urls import reverse
from django.utils import translation

from portal.base.addresses import address_of_row


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(
    ("name", "before"), [("ideas:detail", ()), ("moderation:report", ("idee",)), ("comments:close", ("idee",))]
)
def test_they_are_those_of_reverse(language, name, before):
    with translation.override(language):
        found = [address_of_row(name, pk, *before) for pk in (1, 70_000)]

        assert found == [reverse(name, args=[*before, pk]) for pk in (1, 70_000)]


def test_languages_are_told_apart():
    found = set()
    for language in ("de", "en", "de"):
        with translation.override(language):
            found.add(address_of_row("ideas:detail", 1))

    assert len(found) == 2
