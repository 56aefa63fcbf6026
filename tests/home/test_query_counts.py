"""What each public page costs the database, once its process has kept what belongs to the edition.

Eight queries at most for a visitor who is not signed in, with one row and with thirty. The first page after a change
in the editors' content costs more: menus, settings, addresses and the like are then read anew.
"""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.rich_text import RichText

from portal.base.pictures import draw_now
from tests.factories.events import EventIndexPageFactory, EventPageFactory
from tests.factories.files import ImageFactory
from tests.factories.menus import MenuFactory, MenuItemFactory
from tests.factories.pages import (
    FormPageFactory,
    LegalPageFactory,
    NewsIndexPageFactory,
    NewsPageFactory,
    StandardPageFactory,
)
from tests.factories.regions import TopicFactory

MOST = 8


@pytest.fixture
def picture(db):
    image = ImageFactory()
    draw_now(image, "card", "text")
    return image


@pytest.fixture
def portal(home_page, picture, kiel):
    """Every kind of page once, with menus, pictures, topics and links in the texts; `grow` adds rows to each list."""
    topic = TopicFactory()
    about = StandardPageFactory(parent=home_page, slug="ueber", picture=picture)
    link = [("text", RichText(f'<p><a linktype="page" id="{about.pk}">Über uns</a></p>'))]
    listing = [*link, ("listing", {"title": "Neu", "kind": "home_news.newspage", "order": "newest", "limit": 30})]
    standard = StandardPageFactory(parent=home_page, slug="so-gehts", picture=picture, body=listing)
    news = NewsIndexPageFactory(parent=home_page)
    calendar = EventIndexPageFactory(parent=home_page)
    LegalPageFactory(parent=home_page, slug="impressum", body=link)
    FormPageFactory(parent=home_page, slug="kontakt", picture=picture)
    for place in ("main", "footer"):
        MenuItemFactory(menu=MenuFactory(place=place), page=standard, url="")
    home_page.picture = picture
    home_page.sections = [("newest", {"heading": "Neues", "kind": "news", "count": 12})]
    home_page.save_revision().publish()
    tomorrow = timezone.now() + timedelta(days=1)

    def grow(number):
        for _ in range(number):
            rest = {"picture": picture, "municipality": kiel, "body": link}
            NewsPageFactory(parent=news, topics=[topic], **rest)
            event = EventPageFactory(parent=calendar, start=tomorrow, **rest)
            event.topics.set([topic])
            event.save()
            StandardPageFactory(parent=about, picture=picture)

    NewsPageFactory(parent=news, slug="meldung", topics=[topic], municipality=kiel, picture=picture, body=link)
    EventPageFactory(parent=calendar, slug="chor", start=tomorrow, municipality=kiel, picture=picture, body=link)
    return grow


def test_a_public_page_costs_few_queries_and_the_same_for_thirty_rows(portal, queries_of):
    expected = {
        "/": 1,
        "/aktuelles/": 6,
        "/aktuelles/?ort=kiel": 6,
        "/aktuelles/meldung/": 6,
        "/aktuelles/feed.atom": 8,
        "/termine/": 2,
        "/termine/?ansicht=monat": 2,
        "/termine/chor/": 1,
        "/ueber/": 5,
        "/so-gehts/": 4,
        "/impressum/": 1,
        "/kontakt/": 2,
    }

    portal(1)
    one = {address: queries_of(address) for address in expected}
    portal(29)

    assert one == expected
    assert {address: queries_of(address) for address in expected} == expected
    assert max(expected.values()) <= MOST
