"""What managers and the vocabulary add to the results page."""

from datetime import timedelta

import pytest
from django.utils import timezone

from search.audiences import of_person
from search.models import EmptySearch
from search.services.spelling import count_words
from tests.factories.search import PromotionFactory, SynonymFactory, said

PAGE = "/suche/?q="


@pytest.fixture
def page(client, home_page):
    return lambda typed: client.get(f"{PAGE}{typed}")


def titles(hits):
    return [hit.entry.title for hit in hits]


def test_synonyms_find_and_what_is_recommended_stands_first_and_once(page, things):
    things.put(said(1, "Fahrrad eins"), said(2, "Fahrrad zwei"), said(3, "Radstation"))
    SynonymFactory(words="Fahrrad, Drahtesel")
    PromotionFactory(words="Fahrrad", object_pk=things.pk_of(2))
    PromotionFactory(words="Fahrrad", object_pk=things.pk_of(3))

    answer = page("Drahtesel")

    assert titles(answer.context["help"].recommended) == ["Fahrrad zwei", "Radstation"]
    assert sorted(titles(answer.context["answer"].hits)) == ["Fahrrad eins", "Fahrrad zwei"]
    html = answer.content.decode()
    assert html.count("Empfohlen</p>") == 2
    assert html.count(">Fahrrad zwei<") + html.count("</mark> zwei<") == 1
    assert not page("Drahtesel&art=things").context["help"].recommended


def test_whoever_finds_nothing_is_asked_what_they_meant_if_that_finds_something(page, things):
    things.put(said(1, "Zinnoberfisch", municipality=3))
    count_words()

    answer = page("Zinoberfisch&art=things")
    assert 'href="?art=things&amp;q=Zinnoberfisch">Meintest du „Zinnoberfisch“?' in answer.content.decode()
    assert "Meintest" not in page("Zinnoberfisch").content.decode()
    assert "Meintest" not in page("Zinoberfisch&art=ideas").content.decode()

    things.put(said(1, "Zinnoberfisch", audience="user:7"))
    assert "Meintest" not in page("Zinoberfisch").content.decode()


def test_whoever_finds_nothing_gets_titles_that_begin_like_that_and_may_be_found(page, client, things, anna):
    things.put(
        said(1, "Lastenrad leihen"),
        said(2, "Die große Last <b>"),
        said(3, "Lastenrad innen", audience=of_person(anna)),
        said(4, "Lastenrad vorbei", shown_until=timezone.now() - timedelta(minutes=1)),
    )

    html = page("Las").content.decode()
    assert "Titel, die so anfangen" in html
    assert '<a href="/sachen/1/">Lastenrad leihen</a>' in html
    assert beginning(page("Las")) == ["Lastenrad leihen", "Die große Last <b>"]
    assert beginning(page("gro LAS")) == ["Die große Last <b>"]
    assert "Last &lt;b&gt;" in page("gro LAS").content.decode()
    for typed in ("l", "Las -leihen", "Las&art=things", "Las&sucht=1", "Amsel"):
        assert "so anfangen" not in page(typed).content.decode(), typed
    client.force_login(anna)
    assert beginning(page("Las")) == ["Lastenrad innen", "Lastenrad leihen", "Die große Last <b>"]


def beginning(answer):
    return [each.title for each in answer.context["help"].beginning]


def test_what_nothing_is_found_for_is_counted_unless_it_was_narrowed_or_recommended(page, things):
    things.put(said(1, "Radstation"))
    PromotionFactory(words="Drahtesel", object_pk=things.pk_of(1))

    for typed in ("Radstation", "Radstation&art=ideas", "Floh&art=ideas", "Drahtesel", "-Floh"):
        page(typed)
    assert not EmptySearch.objects.exists()
    page("Floh")
    assert EmptySearch.objects.count() == 1


def test_a_search_is_kept_from_its_results_after_signing_in(page, client, anna):
    assert 'href="/konto/suchen/neu/?q=Floh&amp;sucht=1"' in page("Floh&sucht=1").content.decode()
    answer = client.get("/konto/suchen/neu/?q=Floh&sucht=1")
    assert answer.url == "/konto/anmelden/?next=/konto/suchen/neu/%3Fq%3DFloh%26sucht%3D1"
