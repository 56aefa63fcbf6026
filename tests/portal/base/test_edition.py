from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connections, transaction
from django.utils import timezone, translation
from django.utils.translation import get_language
from wagtail.models import Page, Site
from wagtail.models.sites import SITE_ROOT_PATHS_CACHE_KEY, SITE_ROOT_PATHS_CACHE_VERSION

from home.menus.models import MenuItem
from home.models import StandardPage
from portal.base.models import Edition, PortalSettings
from portal.base.models.edition import asked_once, clear_shelves, kept, kept_rows
from tests.factories.files import DocumentFactory, ImageFactory
from tests.factories.menus import MenuFactory, MenuItemFactory
from tests.factories.pages import StandardPageFactory
from tests.factories.regions import MunicipalityFactory, TopicFactory


@pytest.fixture
def drawn():
    """What a function that is kept was asked for, each time that it was run."""
    return []


@pytest.fixture
def greeting(drawn):
    @kept
    def greet(name):
        drawn.append(name)
        return f"Moin {name}"

    return greet


def test_an_answer_is_kept_for_each_argument(db, greeting, drawn):
    answers = [greeting("Anna"), greeting("Ben"), greeting("Anna")]

    assert answers == ["Moin Anna", "Moin Ben", "Moin Anna"]
    assert drawn == ["Anna", "Ben"]


def test_a_new_edition_forgets_the_answers(db, greeting, drawn):
    greeting("Anna")
    Edition.renew()
    greeting("Anna")

    assert drawn == ["Anna", "Anna"]


def test_another_process_that_renews_the_edition_is_noticed(db, greeting, drawn):
    greeting("Anna")
    Edition.objects.create(weight=1)
    greeting("Anna")

    assert drawn == ["Anna", "Anna"]


def test_what_was_kept_during_a_change_that_failed_is_forgotten(db, greeting, drawn):
    greeting("Anna")
    with transaction.atomic():
        Edition.renew()
        greeting("Anna")
        transaction.set_rollback(True)
    greeting("Anna")
    Edition.renew()
    greeting("Anna")

    assert drawn == ["Anna", "Anna", "Anna"]


def test_forgetting_past_editions_begins_a_new_one(db, greeting, drawn):
    Edition.renew()
    greeting("Anna")
    Edition.forget(before=timezone.now() + timedelta(minutes=1))
    greeting("Anna")

    assert Edition.objects.count() == 1
    assert drawn == ["Anna", "Anna"]


def test_the_mark_is_asked_for_once_a_request_and_anew_after_a_change(db, query_count):
    with asked_once(), query_count() as queries:
        before = [Edition.present(), Edition.present()]
        asked = len(queries)
        Edition.renew()
        after = Edition.present()

    assert asked == 1
    assert before[0] == before[1] != after


@pytest.mark.parametrize(
    "make",
    [
        TopicFactory,
        MunicipalityFactory,
        MenuFactory,
        ImageFactory,
        DocumentFactory,
        lambda: PortalSettings.objects.create(site=Site.objects.get()),
        lambda: StandardPageFactory(parent=Page.objects.get(depth=2)),
        lambda: Page.objects.get(depth=2).view_restrictions.create(restriction_type="login"),
    ],
)
def test_whatever_stands_on_every_page_belongs_to_the_edition(home_page, make):
    MunicipalityFactory()
    marks = [Edition.present()]

    row = make()
    marks.append(Edition.present())
    row.save()
    marks.append(Edition.present())
    row.delete()
    marks.append(Edition.present())

    assert len(set(marks)) == 4


def test_a_page_that_moves_is_a_change(home_page):
    first, second = StandardPageFactory.create_batch(2, parent=home_page)
    before = Edition.present()

    second.move(first, pos="last-child")

    assert Edition.present() != before


def test_addresses_ask_the_shared_cache_once_and_follow_their_site(home_page, monkeypatch):
    about = StandardPageFactory(parent=home_page, slug="ueber")
    StandardPageFactory(parent=about, slug="uns")
    asked = []
    paths_of = Site.get_site_root_paths
    monkeypatch.setattr(Site, "get_site_root_paths", staticmethod(lambda: asked.append(1) or paths_of()))

    def addresses():
        """In a request of their own."""
        with asked_once():
            return [page.url for page in StandardPage.objects.order_by("path")]

    before = [addresses(), addresses()]
    site = Site.objects.get()
    site.root_page = about
    site.save()
    stale = [("an old site", "/nowhere/", "https://example.org", "de")]
    cache.set(SITE_ROOT_PATHS_CACHE_KEY, stale, version=SITE_ROOT_PATHS_CACHE_VERSION)

    assert before == [["/ueber/", "/ueber/uns/"]] * 2
    assert addresses() == ["/", "/uns/"]
    assert len(asked) == 2


def test_a_menu_changed_for_one_visitor_is_changed_for_the_next(client, home_page):
    entry = MenuItemFactory(title="Alt", url="/alt/")
    client.get("/")

    entry.title = "Neu im Menü"
    entry.save()

    assert "Neu im Menü" in client.get("/").content.decode()
    assert MenuItem.objects.count() == 1


def test_settings_are_nobody_elses_object(home_page):
    site = home_page.get_site()
    mine = PortalSettings.for_site(site)

    mine.portal_name = "Noch nicht gespeichert"

    assert PortalSettings.for_site(site).portal_name == "MokWi"


def test_shelves_can_be_cleared(db, greeting, drawn):
    greeting("Anna")
    clear_shelves()
    greeting("Anna")

    assert drawn == ["Anna", "Anna"]
    assert connections["default"].in_atomic_block


@pytest.fixture
def read(db):
    """What was read, and the rows that read it: of 1 to 9 there are names."""
    asked = []

    def names(ids):
        asked.append(list(ids))
        return {pk: f"{get_language()} {pk}" for pk in ids if pk < 10}

    return asked, kept_rows(names, most=3)


def test_only_rows_that_are_missing_are_read(read):
    asked, rows = read

    assert rows([1, 2]) == {1: "de 1", 2: "de 2"}
    assert rows([2, 3]) == {2: "de 2", 3: "de 3"}
    assert asked == [[1, 2], [3]]


def test_what_is_not_there_is_asked_for_once(read):
    asked, rows = read

    assert [rows([99]), rows([99])] == [{}, {}]
    assert asked == [[99]]


def test_rows_are_read_anew_for_another_language_and_edition(read):
    asked, rows = read
    rows([1])
    with translation.override("en"):
        assert rows([1]) == {1: "en 1"}
    Edition.renew()
    rows([1])

    assert asked == [[1], [1], [1]]


def test_of_very_many_rows_not_all_are_kept(read):
    asked, rows = read
    for pk in range(1, 6):
        rows([pk])
    rows([1])

    assert asked[-1] == [1]
    assert rows([1]) == {1: "de 1"}
