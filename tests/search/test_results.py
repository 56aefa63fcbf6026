import pytest
from wagtail.models import Locale

from search.templatetags.highlighting import highlight
from tests.factories.pages import NewsIndexPageFactory, NewsPageFactory, StandardPageFactory


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


def test_results_cost_the_same_for_one_and_thirty(client, home_page, query_count):
    StandardPageFactory(parent=home_page, title="Lastenrad")
    client.get("/suche/", {"q": "Lastenrad"})
    with query_count() as one:
        client.get("/suche/", {"q": "Lastenrad"})
    for number in range(29):
        StandardPageFactory(parent=home_page, title=f"Lastenrad {number}")
    with query_count() as thirty:
        client.get("/suche/", {"q": "Lastenrad"})

    assert len(thirty) == len(one)
