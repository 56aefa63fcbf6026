"""Editing menus in the Wagtail admin."""

import pytest
from django.urls import reverse
from wagtail.models import Locale, Site
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from home.menus.models import Menu
from tests.factories.accounts import UserFactory
from tests.factories.menus import MenuFactory, MenuItemFactory

ADD = "wagtailsnippets_home_menus_menu:add"
LIST = "wagtailsnippets_home_menus_menu:list"


@pytest.fixture
def admin_client(client, home_page):
    client.force_login(UserFactory(is_superuser=True))
    return client


@pytest.fixture
def fill_in(home_page):
    def fill_in(*items):
        return nested_form_data(
            {
                "place": "main",
                "site": Site.objects.get().pk,
                "locale": Locale.get_default().pk,
                "items": inline_formset([{"page": "", "url": "", "title": "", **item} for item in items]),
            }
        )

    return fill_in


def test_a_menu_is_written_with_a_page_and_an_address(admin_client, fill_in, home_page, client):
    admin_client.post(reverse(ADD), fill_in({"page": home_page.pk}, {"url": "/suche/", "title": "Suche"}))

    menu = Menu.objects.get()
    assert [(str(item), item.url) for item in menu.items.all()] == [("MokWi KielRegion", ""), ("Suche", "/suche/")]


@pytest.mark.parametrize(
    "item",
    [
        {"url": "javascript:alert(1)", "title": "X"},
        {"url": "/suche/", "title": ""},
        {"title": "Weder noch"},
        {"url": "/suche/", "title": "x" * 61},
    ],
)
def test_bad_entries_are_answered_in_the_form(admin_client, fill_in, item):
    response = admin_client.post(reverse(ADD), fill_in(item))

    assert response.status_code == 200
    assert not Menu.objects.exists()


def test_a_second_menu_for_the_same_place_is_refused(admin_client, fill_in):
    MenuFactory()

    admin_client.post(reverse(ADD), fill_in({"url": "/suche/", "title": "Suche"}))

    assert Menu.objects.count() == 1


def test_managers_and_citizens_do_not_edit_menus(client, home_page, maren, anna):
    for person, answer in ((maren, 302), (anna, 403)):  # who is in the admin stays there
        client.force_login(person)

        assert [client.get(reverse(name)).status_code for name in (ADD, LIST)] == [answer, answer]


def test_the_list_costs_the_same_queries_with_one_menu_and_with_all(admin_client, home_page, query_count):
    MenuItemFactory()
    admin_client.get(reverse(LIST))
    with query_count() as few:
        admin_client.get(reverse(LIST))
    english = Locale.objects.get_or_create(language_code="en")[0]
    MenuFactory(place="footer")
    MenuFactory(locale=english)
    MenuFactory(place="footer", locale=english)
    with query_count() as many:
        admin_client.get(reverse(LIST))

    assert len(few) == len(many)
