import json
import re
from datetime import date

import pytest
from defusedxml import ElementTree
from wagtail.models import Locale

from tests.factories.events import EventIndexPageFactory
from tests.factories.matching import OptionFactory
from tests.factories.pages import (
    LegalPageFactory,
    NewsIndexPageFactory,
    NewsPageFactory,
    StandardPageFactory,
)
from tests.factories.regions import TopicFactory

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture
def english_home(home_page):
    english = Locale.objects.get_or_create(language_code="en")[0]
    home = home_page.copy_for_translation(english)
    home.save_revision().publish()
    return home


def head(client, url):
    return client.get(url).content.decode().split("</head>")[0]


def structured(client, url):
    return json.loads(re.search(r'ld\+json">(.*?)</script>', head(client, url), re.DOTALL)[1])["@graph"]


def test_a_page_has_a_title_a_description_and_a_preview(client, home_page):
    StandardPageFactory(parent=home_page, title="Über <uns>", slug="ueber", introduction="Wer & warum.")

    html = head(client, "/ueber/?utm=1")

    assert "<title>Über &lt;uns&gt; · MokWi</title>" in html
    assert '<meta name="description" content="Wer &amp; warum.">' in html
    assert '<link rel="canonical" href="http://localhost/ueber/">' in html
    assert '<meta property="og:title" content="Über &lt;uns&gt;">' in html


def test_each_page_of_a_list_is_a_page_of_its_own(client, home_page):
    NewsIndexPageFactory(parent=home_page)

    assert 'rel="canonical" href="http://localhost/aktuelles/?page=2"' in head(client, "/aktuelles/?page=2&ort=x")


def test_languages_are_named_when_there_are_several(client, home_page, english_home):
    html = head(client, "/")

    assert re.findall(r'hreflang="(.*?)" href="(.*?)"', html) == [
        ("de", "http://localhost/"),
        ("en", "http://localhost/en/"),
        ("x-default", "http://localhost/"),
    ]


def test_the_second_page_of_a_list_names_no_other_language(client, home_page, english_home):
    index = NewsIndexPageFactory(parent=home_page)
    index.copy_for_translation(english_home.locale).save_revision().publish()

    assert "hreflang" in head(client, "/aktuelles/")
    assert "hreflang" not in head(client, "/aktuelles/?page=2")


def feeds(client, url):
    pattern = r'<link rel="alternate" type="application/atom\+xml" title="(.*?)" href="(.*?)">'
    return re.findall(pattern, head(client, url))


def test_the_front_page_names_the_feeds_of_its_language(client, home_page, english_home):
    index = NewsIndexPageFactory(parent=home_page, title="Neues & mehr")
    EventIndexPageFactory(parent=home_page)
    translation = index.copy_for_translation(english_home.locale)
    translation.title, translation.slug = "News", "news"
    translation.save_revision().publish()

    assert feeds(client, "/") == [("Neues &amp; mehr", "/aktuelles/feed.atom"), ("Termine", "/termine/feed.atom")]
    assert feeds(client, "/en/") == [("News", "/en/news/feed.atom")]


@pytest.mark.parametrize(("factory", "path"), [(NewsIndexPageFactory, "aktuelles"), (EventIndexPageFactory, "termine")])
def test_a_list_names_the_feed_of_what_it_shows(client, home_page, kiel, factory, path):
    factory(parent=home_page, title="Liste")

    assert feeds(client, f"/{path}/") == [("Liste", f"/{path}/feed.atom")]
    assert feeds(client, f"/{path}/?ort=kiel&utm=1") == [("Liste", f"/{path}/feed.atom?ort=kiel")]


def test_the_front_page_names_the_organisation(client, home_page):
    assert [item["@type"] for item in structured(client, "/")] == ["Organization"]


def test_an_article_describes_itself_and_the_way_to_it(client, home_page):
    index = NewsIndexPageFactory(parent=home_page)
    NewsPageFactory(parent=index, title="</script><b>", slug="a", date=date(2026, 3, 1))

    article, way = structured(client, "/aktuelles/a/")

    assert article["headline"] == "</script><b>"
    assert article["datePublished"] == "2026-03-01"
    assert [item["item"] for item in way["itemListElement"]] == [
        "http://localhost/",
        "http://localhost/aktuelles/",
        "http://localhost/aktuelles/a/",
    ]


def test_the_sitemap_has_public_pages_only_with_their_languages(client, home_page, english_home):
    StandardPageFactory(parent=home_page, slug="fragen")
    StandardPageFactory(parent=home_page, slug="entwurf", live=False)
    hidden = StandardPageFactory(parent=home_page, slug="geheim")
    hidden.view_restrictions.create(restriction_type="login")

    tree = ElementTree.fromstring(client.get("/sitemap.xml").content)

    assert [loc.text for loc in tree.iter(f"{SITEMAP}loc")] == [
        "http://localhost/",
        "http://localhost/fragen/",
        "http://localhost/en/",
    ]
    alternates = [link.get("href") for link in tree[0].iter("{http://www.w3.org/1999/xhtml}link")]
    assert alternates == ["http://localhost/", "http://localhost/en/"]


def test_the_sitemap_costs_the_same_for_one_and_thirty(home_page, queries_of):
    one = queries_of("/sitemap.xml")
    StandardPageFactory.create_batch(30, parent=home_page)

    assert queries_of("/sitemap.xml") == one


def test_robots_are_kept_outside_where_the_settings_say_so(client, db, settings):
    settings.SEARCH_ENGINES = True
    opened = client.get("/robots.txt").content.decode().strip().splitlines()
    settings.SEARCH_ENGINES = False
    closed = client.get("/robots.txt").content.decode().strip().splitlines()

    assert opened[-1] == "Sitemap: http://testserver/sitemap.xml"
    assert closed == ["User-agent: *", "Disallow: /"]


def test_legal_pages_are_linked_from_every_page_in_every_language(client, home_page, english_home):
    LegalPageFactory(parent=home_page, title="Datenschutz", slug="datenschutz", kind="privacy")
    LegalPageFactory(parent=home_page, title="Impressum", slug="impressum", kind="imprint")

    foot = client.get("/en/").content.decode().split("<footer")[1]

    assert re.findall(r'href="(/\w+/)" lang="de"', foot) == ["/impressum/", "/datenschutz/"]


def test_the_sitemap_names_municipalities_and_topics_in_all_languages(client, home_page, kiel):
    TopicFactory(slug="rad")

    tree = ElementTree.fromstring(client.get("/sitemap.xml").content)
    found = [each.text for each in tree.iter(f"{SITEMAP}loc")]

    assert [url.removeprefix("http://testserver") for url in found if "/orte/" in url or "/themen/" in url] == [
        "/orte/",
        "/en/orte/",
        "/themen/",
        "/en/themen/",
        "/orte/kiel/",
        "/en/orte/kiel/",
        "/themen/rad/",
        "/en/themen/rad/",
    ]


def test_the_sitemap_names_the_questions_where_there_are_some(client, home_page):
    OptionFactory()

    assert "/en/wo-passe-ich/</loc>" in client.get("/sitemap.xml").content.decode()
