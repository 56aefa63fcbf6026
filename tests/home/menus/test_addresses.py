"""Addresses of the portal's own views in a menu, for readers of each language."""

import pytest
from django.test import RequestFactory
from django.utils.translation import override
from wagtail.models import Locale

from home.menus.entries import entries_for
from home.menus.models import MenuItem
from tests.factories.menus import MenuFactory


@pytest.fixture
def menu(home_page):
    Locale.objects.get_or_create(language_code="en")
    return MenuFactory()


def entry_of(language):
    with override(language):
        return entries_for(RequestFactory().get("/", headers={"host": "localhost"}), "main")[0]


def test_a_view_is_linked_in_the_readers_language(menu):
    MenuItem.objects.create(menu=menu, url="/karte/?ebene=termine", title="Karte", title_en="Map")

    german, english = entry_of("de"), entry_of("en")

    assert (german.title, german.url, german.language) == ("Karte", "/karte/?ebene=termine", "de")
    assert (english.title, english.url, english.language) == ("Map", "/en/karte/?ebene=termine", "en")


@pytest.mark.parametrize("url", ["https://example.org/x", "/ueber-uns/", "mailto:a@example.org"])
def test_what_is_no_view_stays_as_it_was_written(menu, url):
    MenuItem.objects.create(menu=menu, url=url, title="Dort")

    assert (entry_of("en").url, entry_of("en").title, entry_of("en").language) == (url, "Dort", "de")
