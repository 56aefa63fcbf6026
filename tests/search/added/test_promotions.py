"""What is recommended for certain words, to whom, and what managers may recommend."""

import pytest

from search.entries import PUBLIC
from search.language import parsed
from search.models import Promotion
from search.promotions import recommended
from search.synonyms import synonyms_now
from tests.factories.ideas import IdeaFactory
from tests.factories.pages import StandardPageFactory
from tests.factories.search import PromotionFactory, SynonymFactory, said
from tests.search.index.test_access import index_all


def titles(typed, *, reader="de", audiences=(PUBLIC,)):
    query = parsed(typed, reader, synonyms_now())
    return [entry.title for entry in recommended(query, reader=reader, audiences=audiences)]


@pytest.fixture
def bikes(things):
    entry = said(1, "Lastenräder der Stadtwerke")
    things.put(entry)
    return PromotionFactory(words="Fahrrad leihen, Lastenrad", object_pk=entry.object_pk)


def test_words_that_are_asked_for_in_any_form_and_among_others_bring_it(bikes):
    assert titles("Lastenräder") == titles("Kiel Fahrräder leihen") == ["Lastenräder der Stadtwerke"]
    assert titles("Fahrrad") == titles("leihen") == titles("-Lastenrad Auto") == titles("") == []


def test_a_synonym_brings_it_as_soon_as_it_is_kept(bikes):
    assert titles("Drahtesel leihen") == []

    SynonymFactory(words="Fahrrad, Drahtesel")

    assert titles("Drahtesel leihen") == ["Lastenräder der Stadtwerke"]


def test_readers_of_another_language_do_not_get_it(bikes):
    assert titles("Lastenrad", reader="en") == []


def test_what_is_no_longer_for_everybody_is_not_recommended_to_everybody(things, bikes):
    things.put(said(1, "Jetzt intern", audience="user:7"))

    assert titles("Lastenrad") == []
    assert titles("Lastenrad", audiences=["user:7"]) == ["Jetzt intern"]


def test_what_does_not_fit_costs_no_query(bikes, query_count):
    titles("Fahrrad")

    with query_count() as queries:
        assert titles("Fahrrad") == []

    assert not [each["sql"] for each in queries if "search_" in each["sql"]]


@pytest.fixture
def as_maren(client, maren):
    client.force_login(maren)
    return client


def recommend(client, **fields):
    return client.post("/admin/suche/empfehlungen/add/", {"language": "de", "words": "Rad", "page": "", **fields})


def test_a_manager_recommends_a_page(as_maren, home_page):
    page = StandardPageFactory(parent=home_page, title="Rund ums Rad")
    index_all()

    recommend(as_maren, page=page.pk, address="")

    assert titles("Räder") == ["Rund ums Rad"]
    assert Promotion.objects.get().words == "Rad"


def test_a_manager_recommends_what_has_an_address_in_the_language_in_which_they_read(as_maren, home_page):
    idea = IdeaFactory(title="Radstation am Hafen", status="published")
    index_all()

    recommend(as_maren, address=f"http://testserver/en{idea.get_absolute_url()}?von=hier")

    assert titles("Rad") == ["Radstation am Hafen"]


def test_what_not_everybody_finds_cannot_be_recommended(as_maren, home_page, things):
    draft = StandardPageFactory(parent=home_page, title="Entwurf", live=False)
    things.put(said(1, "Intern", audience="user:7"))
    index_all()

    for fields in ({"page": draft.pk, "address": ""}, {"address": "/sachen/1/"}, {"page": draft.pk, "address": "/"}):
        assert recommend(as_maren, **fields).status_code == 200
    assert not Promotion.objects.exists()
