import pytest
from django.core.exceptions import ValidationError
from django.template import Context, Template

from tests.factories.menus import MenuFactory, MenuItemFactory


@pytest.fixture
def menu(home_page):
    return MenuFactory()


@pytest.mark.parametrize("url", ["/suche/", "https://example.org/", "mailto:mail@example.org"])
def test_addresses_here_and_elsewhere_are_accepted(menu, url):
    MenuItemFactory.build(menu=menu, url=url).full_clean()


@pytest.mark.parametrize("url", ["javascript:alert(1)", "//example.org", "/\\example.org", "suche", "data:text/html,x"])
def test_other_addresses_are_refused(menu, url):
    with pytest.raises(ValidationError) as refused:
        MenuItemFactory.build(menu=menu, url=url).full_clean()

    assert list(refused.value.message_dict) == ["url"]


def test_an_address_needs_a_title(menu):
    with pytest.raises(ValidationError) as refused:
        MenuItemFactory.build(menu=menu, title="").full_clean()

    assert list(refused.value.message_dict) == ["title"]


def test_an_entry_has_a_page_or_an_address_not_both_and_not_neither(menu, home_page):
    for fields in ({"page": home_page, "url": "/x/"}, {"page": None, "url": ""}):
        with pytest.raises(ValidationError):
            MenuItemFactory.build(menu=menu, **fields).full_clean()


def test_one_menu_a_place_and_language(menu):
    with pytest.raises(ValidationError):
        MenuFactory.build(site=menu.site, locale=menu.locale, place=menu.place).full_clean()


def test_the_tag_gives_the_entries_and_nothing_without_a_request(rf, menu):
    MenuItemFactory(menu=menu, title="Suche", url="/suche/")
    template = Template(
        '{% load menus %}{% menu "main" as items %}{% for i in items %}{{ i.title }} {{ i.url }}{% endfor %}'
    )

    assert template.render(Context({"request": rf.get("/")})) == "Suche /suche/"
    assert template.render(Context()) == ""
