from datetime import date

import pytest
from defusedxml import ElementTree

from tests.factories.pages import NewsIndexPageFactory, NewsPageFactory
from tests.factories.regions import MunicipalityFactory, TopicFactory

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def news_index(home_page):
    return NewsIndexPageFactory(parent=home_page)


def titles(response):
    return [page.title for page in response.context["page_obj"]]


def test_the_newest_article_stands_first(client, news_index):
    NewsPageFactory(parent=news_index, title="alt", date=date(2025, 1, 1))
    NewsPageFactory(parent=news_index, title="neu", date=date(2026, 1, 1))

    assert titles(client.get(news_index.url)) == ["neu", "alt"]


def test_the_list_is_narrowed_by_topic_place_and_year(client, news_index, kiel):
    bikes = TopicFactory(slug="mobilitaet")
    NewsPageFactory(parent=news_index, title="Rad", topics=[bikes], municipality=kiel, date=date(2025, 5, 5))
    NewsPageFactory(parent=news_index, title="Baum", municipality=MunicipalityFactory(), date=date(2026, 5, 5))

    assert titles(client.get(news_index.url, {"thema": "mobilitaet"})) == ["Rad"]
    assert titles(client.get(news_index.url, {"ort": "kiel"})) == ["Rad"]
    assert titles(client.get(news_index.url, {"jahr": "2026"})) == ["Baum"]
    assert titles(client.get(news_index.url, {"jahr": "2026", "ort": "kiel"})) == []


def test_a_county_includes_what_belongs_to_it(client, news_index, kiel):
    county = MunicipalityFactory(slug="kreis")
    NewsPageFactory(parent=news_index, title="Aus dem Dorf", municipality=MunicipalityFactory(parent=county))
    NewsPageFactory(parent=news_index, title="Aus Kiel", municipality=kiel)

    assert titles(client.get(news_index.url, {"ort": "kreis"})) == ["Aus dem Dorf"]


@pytest.mark.parametrize(
    "query", [{"thema": "x"}, {"ort": "'\""}, {"jahr": "0"}, {"jahr": "🌻"}, {"page": "-1"}, {"page": "x" * 5_000}]
)
def test_filters_that_make_no_sense_are_ignored(client, news_index, query):
    NewsPageFactory(parent=news_index, title="da")

    assert titles(client.get(news_index.url, query)) == ["da"]


def test_drafts_and_restricted_articles_are_neither_listed_nor_in_the_feed(client, news_index):
    NewsPageFactory(parent=news_index, title="Entwurf", live=False)
    hidden = NewsPageFactory(parent=news_index, title="Geheim")
    hidden.view_restrictions.create(restriction_type="login")

    assert titles(client.get(news_index.url)) == []
    assert ElementTree.fromstring(client.get("/aktuelles/feed.atom").content).findall(f"{ATOM}entry") == []


def test_the_feed_has_the_news_with_their_links(client, news_index):
    topic = TopicFactory(slug="natur", name="Natur")
    NewsPageFactory(parent=news_index, title="Moor & Meer", slug="moor", introduction="Nass.", topics=[topic])

    response = client.get("/aktuelles/feed.atom?thema=natur")

    feed = ElementTree.fromstring(response.content)
    entry = feed.find(f"{ATOM}entry")
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert entry.find(f"{ATOM}title").text == "Moor & Meer"
    assert entry.find(f"{ATOM}link").get("href") == "http://localhost/aktuelles/moor/"
    assert entry.find(f"{ATOM}category").get("term") == "Natur"


def test_the_list_costs_the_same_for_one_and_thirty(client, news_index, kiel, queries_of):
    topic = TopicFactory()
    NewsPageFactory(parent=news_index, topics=[topic], municipality=kiel)
    one = queries_of(news_index.url)
    for _ in range(29):
        NewsPageFactory(parent=news_index, topics=[topic], municipality=kiel)

    assert queries_of(news_index.url) == one
    assert titles(client.get(news_index.url))[:1] != []


def test_an_article_says_when_where_and_what_else(client, news_index, kiel):
    other = NewsPageFactory(parent=news_index)
    page = NewsPageFactory(parent=news_index, date=date(2026, 3, 1), author="Maren", municipality=kiel)

    response = client.get(page.url)

    assert list(response.context["more_news"]) == [other]
    assert '<time datetime="2026-03-01">' in response.content.decode()
