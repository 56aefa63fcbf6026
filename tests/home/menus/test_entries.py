import pytest
from django.utils import translation
from wagtail.models import Locale, PageViewRestriction, Site

from home.menus.entries import entries_for
from home.models import HomePage
from portal.base.models.edition import asked_once
from tests.factories.menus import MenuFactory, MenuItemFactory


@pytest.fixture
def english(db):
    return Locale.objects.get_or_create(language_code="en")[0]


@pytest.fixture
def menu(home_page):
    return MenuFactory(place="main")


@pytest.fixture
def page(home_page):
    return home_page.add_child(instance=HomePage(title="Mitmachen", slug="mitmachen"))


def titles(rf, path="/", place="main"):
    return [entry.title for entry in entries_for(rf.get(path), place)]


def translate(page, english, title):
    for ancestor in page.get_ancestors().filter(depth__gt=1).specific():
        if not ancestor.has_translation(english):
            ancestor.copy_for_translation(english).save_revision().publish()
    copy = page.copy_for_translation(english)
    copy.title = title
    copy.save_revision().publish()
    return copy


def test_entries_stand_in_the_managers_order_under_their_own_title_or_the_pages(rf, menu, page):
    MenuItemFactory(menu=menu, title="Zweiter", sort_order=2)
    MenuItemFactory(menu=menu, title="", page=page, url="", sort_order=1)

    entries = entries_for(rf.get("/mitmachen/"), "main")

    assert [(entry.title, entry.is_current) for entry in entries] == [("Mitmachen", True), ("Zweiter", False)]
    assert entries[0].url == "/mitmachen/"


def test_an_indented_entry_stands_below_the_one_above(rf, menu):
    for number, nested in enumerate([False, True, True, False]):
        MenuItemFactory(menu=menu, title=f"E{number}", is_nested=nested, sort_order=number)

    entries = entries_for(rf.get("/"), "main")

    assert [(entry.title, [child.title for child in entry.children]) for entry in entries] == [
        ("E0", ["E1", "E2"]),
        ("E3", []),
    ]


def test_the_section_of_the_readers_page_is_marked(rf, menu, page, home_page):
    MenuItemFactory(menu=menu, page=home_page, title="Start", url="", sort_order=0)
    MenuItemFactory(menu=menu, page=page, title="", url="", sort_order=1)

    entries = entries_for(rf.get("/mitmachen/repaircafe/"), "main")

    assert [(entry.title, entry.is_section) for entry in entries] == [("Start", False), ("Mitmachen", True)]


def test_drafts_and_private_pages_are_left_out_even_when_they_have_entries_below(rf, menu, home_page):
    draft = home_page.add_child(instance=HomePage(title="Entwurf", slug="entwurf", live=False))
    private = home_page.add_child(instance=HomePage(title="Intern", slug="intern"))
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    below = private.add_child(instance=HomePage(title="Unter Internem", slug="unten"))
    MenuItemFactory(menu=menu, title="Offen", sort_order=0)
    for number, page in enumerate([draft, private, below], start=1):
        MenuItemFactory(menu=menu, page=page, title="", url="", sort_order=number)
    MenuItemFactory(menu=menu, title="Rückt auf", is_nested=True, sort_order=9)

    entries = entries_for(rf.get("/"), "main")

    assert [(entry.title, entry.children) for entry in entries] == [("Offen", []), ("Rückt auf", [])]


def test_an_english_reader_gets_the_translated_page_and_the_german_one_where_there_is_none(rf, menu, page, english):
    only_german = page.get_parent().add_child(instance=HomePage(title="Impressum", slug="impressum"))
    MenuItemFactory(menu=menu, page=page, title="Mach mit", url="", sort_order=0)
    MenuItemFactory(menu=menu, page=only_german, title="", url="", sort_order=1)
    translate(page, english, "Take part")

    with translation.override("en"):
        entries = entries_for(rf.get("/en/"), "main")

    assert [(entry.title, entry.language) for entry in entries] == [("Take part", "en"), ("Impressum", "de")]
    assert entries[0].url.startswith("/en/")


def test_a_draft_translation_is_not_shown(rf, menu, page, english):
    MenuItemFactory(menu=menu, page=page, title="", url="")
    translation_page = translate(page, english, "Take part")
    translation_page.refresh_from_db()
    translation_page.unpublish()

    with translation.override("en"):
        assert titles(rf) == ["Mitmachen"]


def test_a_menu_of_the_readers_own_language_wins(rf, menu, english):
    MenuItemFactory(menu=menu, title="Deutsch")
    MenuItemFactory(menu=MenuFactory(place="main", locale=english), title="English")

    with translation.override("en"):
        assert titles(rf) == ["English"]
    assert titles(rf) == ["Deutsch"]


def test_without_a_menu_or_a_site_there_are_no_entries(rf, home_page):
    assert titles(rf) == []

    Site.objects.all().delete()

    assert titles(rf) == []


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_menus_cost_the_same_queries_with_1_and_30_entries(rf, home_page, english, language, query_count):
    menus = [MenuFactory(place="main"), MenuFactory(place="footer")]

    def add(number):
        for menu in menus:
            page = home_page.add_child(instance=HomePage(title="Seite", slug=f"{menu.place}-{number}"))
            translate(page, english, "Page")
            MenuItemFactory(menu=menu, page=page, title="", url="")

    def read():
        request = rf.get("/")
        with translation.override(language), asked_once():
            return len(entries_for(request, "main")), len(entries_for(request, "footer"))

    add(0)
    read()
    with query_count() as few:
        assert read() == (1, 1)
    for number in range(1, 30):
        add(number)
    read()
    with query_count() as many:
        assert read() == (30, 30)

    assert len(few) == len(many) == 1
