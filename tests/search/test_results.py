import json
import re

import pytest
from wagtail.models import Locale

from search.templatetags.highlighting import highlight
from tests.factories.files import ImageFactory
from tests.factories.pages import LegalPageFactory, NewsIndexPageFactory, NewsPageFactory, StandardPageFactory

pytestmark = pytest.mark.indexed


def titles(response):
    return [page.title for page in response.context["page_obj"]]


def test_pages_are_found_by_their_words(client, home_page):
    StandardPageFactory(parent=home_page, title="Lastenrad leihen")
    StandardPageFactory(parent=home_page, title="Obstbäume")

    response = client.get("/suche/", {"q": "Lastenrad"})

    assert titles(response) == ["Lastenrad leihen"]
    assert "<mark>Lastenrad</mark> leihen" in response.content.decode()
    assert '<meta name="robots" content="noindex">' in response.content.decode()


def test_drafts_and_restricted_pages_are_not_found(client, home_page):
    StandardPageFactory(parent=home_page, title="Lastenrad Entwurf", live=False)
    hidden = StandardPageFactory(parent=home_page, title="Lastenrad geheim")
    hidden.view_restrictions.create(restriction_type="login")

    assert titles(client.get("/suche/", {"q": "Lastenrad"})) == []


def test_a_reader_finds_pages_of_the_language(client, home_page):
    english = Locale.objects.get_or_create(language_code="en")[0]
    home = home_page.copy_for_translation(english)
    home.save_revision().publish()
    StandardPageFactory(parent=home_page, title="Festival Kiel")
    StandardPageFactory(parent=home, title="Festival in Kiel", locale=english)

    assert titles(client.get("/suche/", {"q": "Festival"})) == ["Festival Kiel"]
    assert titles(client.get("/en/suche/", {"q": "Festival"})) == ["Festival in Kiel"]


def test_one_kind_can_be_asked_for(client, home_page):
    StandardPageFactory(parent=home_page, title="Lastenrad Seite")
    index = NewsIndexPageFactory(parent=home_page)
    NewsPageFactory(parent=index, title="Lastenrad Meldung")

    assert titles(client.get("/suche/", {"q": "Lastenrad", "art": "newspage"})) == ["Lastenrad Meldung"]


def test_kinds_that_nobody_asks_for_by_themselves_are_not_offered(client, home_page):
    LegalPageFactory(parent=home_page, title="Impressum")
    index = NewsIndexPageFactory(parent=home_page)
    NewsPageFactory(parent=index)
    StandardPageFactory(parent=home_page)

    response = client.get("/suche/", {"q": "Impressum", "art": "legalpage"})

    assert sorted(kind.name for kind in response.context["kinds"]) == ["newspage", "standardpage"]
    assert titles(response) == ["Impressum"]


def test_nothing_of_a_kind_leads_to_everything(client, home_page):
    StandardPageFactory(parent=home_page, title="Obstbäume")
    NewsPageFactory(parent=NewsIndexPageFactory(parent=home_page))

    html = client.get("/suche/", {"q": "Obstbäume", "art": "newspage"}).content.decode()

    assert '<a class="btn btn-primary" href="?q=Obstb%C3%A4ume">' in html
    assert 'value="Obstbäume"' in html


@pytest.mark.parametrize(
    "query",
    ['"', "'", "a AND", "NOT", "OR OR", "(", "*", "x*", "a:b", "^", "NEAR(", "-", "🌻", "مرحبا", "\x00", "%", "\\",
     "x" * 5_000, "a'; DROP TABLE", "<script>", " ", "col:", "&", "|", "!", "a & | b", "E-Mail", "anna@example.org"],
)  # fmt: skip
def test_odd_queries_are_answered(client, home_page, query):
    assert client.get("/suche/", {"q": query, "page": "🌻"}).status_code == 200


def test_without_a_query_nothing_is_searched(client, home_page):
    response = client.get("/suche/")

    assert response.status_code == 200
    assert titles(response) == []


def test_marking_words_escapes_the_text():
    assert highlight("<b>Rad</b> & rad", ["rad"]) == "&lt;b&gt;<mark>Rad</mark>&lt;/b&gt; &amp; <mark>rad</mark>"


def test_a_word_of_the_content_is_shown_with_what_stands_around_it(client, home_page):
    text = f"<p>{'Vorher steht viel. ' * 30}Das <b>Lastenrad</b> &amp; sein Anhänger.{' Danach noch mehr.' * 30}</p>"
    body = [{"type": "text", "value": text}]
    StandardPageFactory(parent=home_page, title="Leihen", introduction="Was es gibt.", body=json.dumps(body))

    html = client.get("/suche/", {"q": "lastenrad"}).content.decode()

    excerpt = re.search(r"<p>(…[^\n]*)</p>", html)[1]
    assert "Vorher steht viel. Das <mark>Lastenrad</mark> &amp; sein Anhänger. Danach" in excerpt
    assert excerpt.endswith("…")
    assert 200 < len(excerpt) < 350


def test_words_are_marked_where_they_begin():
    assert highlight("Fahrrad, Radweg, Rad", ["rad"]) == "Fahrrad, <mark>Rad</mark>weg, <mark>Rad</mark>"


def test_results_cost_the_same_for_one_and_thirty(client, home_page, query_count):
    picture = {"image": {"image": ImageFactory().pk, "alt_text": "", "decorative": True}}
    body = json.dumps([{"type": "picture", "value": picture}, {"type": "text", "value": "<p>Ein Lastenrad</p>"}])
    StandardPageFactory(parent=home_page, title="Lastenrad", body=body)
    client.get("/suche/", {"q": "Lastenrad"})
    with query_count() as one:
        client.get("/suche/", {"q": "Lastenrad"})
    for number in range(29):
        StandardPageFactory(parent=home_page, title=f"Lastenrad {number}", body=body)
    client.get("/suche/", {"q": "Lastenrad"})
    with query_count() as thirty:
        client.get("/suche/", {"q": "Lastenrad"})

    assert len(thirty) == len(one)
