"""German at `/`, English at `/en/`; the switch leads to the same page."""

import pytest
from wagtail.models import Locale

from tests.factories.pages import StandardPageFactory


@pytest.fixture
def english(home_page):
    return Locale.objects.get_or_create(language_code="en")[0]


@pytest.fixture
def english_home(home_page, english):
    home = home_page.copy_for_translation(english)
    home.save_revision().publish()
    return home


def links(response):
    return [(link.code, link.url, link.is_translated) for link in response.wsgi_request.language_links]


def test_the_front_page_is_german_whatever_the_browser_asks_for(client, english_home):
    response = client.get("/", headers={"accept-language": "en"})

    assert response.status_code == 200
    assert response.wsgi_request.LANGUAGE_CODE == "de"
    assert '<html lang="de">' in response.content.decode()


def test_english_stands_below_en(client, english_home):
    response = client.get("/en/", headers={"accept-language": "de"})

    assert '<html lang="en">' in response.content.decode()
    assert links(response) == [("de", "/", True)]


def test_the_switch_leads_to_the_translation(client, home_page, english, english_home):
    page = StandardPageFactory(parent=home_page, title="Fragen", slug="fragen")
    translation = page.copy_for_translation(english)
    translation.slug = "questions"
    translation.save_revision().publish()

    assert links(client.get("/fragen/")) == [("en", "/en/questions/", True)]
    assert links(client.get("/en/questions/")) == [("de", "/fragen/", True)]


def test_without_a_live_translation_the_switch_leads_home_and_says_so(client, home_page, english, english_home):
    page = StandardPageFactory(parent=home_page, slug="fragen")
    page.copy_for_translation(english)

    response = client.get("/fragen/")

    assert links(response) == [("en", "/en/?unuebersetzt", False)]
    assert 'hreflang="en" rel="nofollow"' in response.content.decode()
    assert client.get("/en/?unuebersetzt").context["came_for_a_translation"] is True


def test_without_english_pages_there_is_no_switch(client, home_page):
    assert links(client.get("/")) == []


@pytest.mark.indexed
def test_pages_that_are_no_wagtail_pages_keep_their_query(client, english_home):
    assert links(client.get("/suche/?q=rad")) == [("en", "/en/suche/?q=rad", True)]


def test_a_missing_page_leads_home(client, english_home):
    response = client.get("/gibt-es-nicht/")

    assert response.status_code == 404
    assert [link[:2] for link in links(response)] == [("en", "/en/")]
