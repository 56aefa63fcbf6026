"""Keeping a search from its results, changing, pausing and deleting it: each person their own."""

from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.accounts.privacy import parts
from portal.accounts.services import delete_account
from search.models import SavedSearch
from search.services import saving
from tests.factories.regions import MunicipalityFactory
from tests.factories.search import SavedSearchFactory

PAGE = "/konto/suchen/"


@pytest.fixture
def reader(client, home_page, anna):
    client.force_login(anna)
    return client


@pytest.fixture
def kiel_on_the_map(kiel):
    kiel.latitude, kiel.longitude = "54.32", "10.13"
    kiel.save()
    return kiel


def test_the_form_begins_with_what_the_results_page_asks_and_the_list_says_it_in_words(reader, anna, kiel_on_the_map):
    form = reader.get(f"{PAGE}neu/?q=Lastenrad&art=ideas&bei=kiel&km=10&sortierung=neu&sucht=1").context["form"]
    assert form.initial == {
        "q": "Lastenrad", "art": ["ideas"], "thema": [], "ort": "kiel", "km": 10, "sucht": True, "meine": False
    }  # fmt: skip
    sent = {name: value for name, value in form.initial.items() if value}

    page = reader.post(f"{PAGE}neu/", sent, follow=True)

    search = SavedSearch.objects.get()
    assert (search.user, search.query, search.kinds) == (anna, "q=Lastenrad&bei=kiel&km=10&sucht=1", "ideas")
    (row,) = page.context["rows"]
    assert row.limits == ["Ideen", "Sucht Mitmachende", "Bis 10 km von Kiel"]
    results = reader.get(row.url)
    assert results.context["asked"].kind == "ideas"
    assert dict(results.context["asked"].parameters)["bei"] == "kiel"


def test_a_position_is_not_kept(reader, kiel_on_the_map):
    form = reader.get(f"{PAGE}neu/?q=Rad&bei=54.3,10.1&km=5").context["form"]

    assert (form.initial["ort"], form.initial["km"]) == ("", "")


@pytest.mark.parametrize(
    ("sent", "field"),
    [({"q": "-Auto"}, "q"), ({"q": "Rad", "km": "5"}, "ort"), ({"q": "Rad", "ort": "kreis", "km": "5"}, "km")],
)
def test_what_cannot_be_looked_for_is_said_at_its_field(reader, sent, field):
    MunicipalityFactory(slug="kreis", kind="county", latitude="54.2", longitude="10.2")

    page = reader.post(f"{PAGE}neu/", sent)

    assert list(page.context["form"].errors) == [field]
    assert not SavedSearch.objects.exists()


def test_the_same_twice_is_one_and_there_is_an_end(reader, anna, monkeypatch):
    monkeypatch.setattr(saving, "MOST", 2)
    for words in ("Rad", "Rad", "Floß", "Boot"):
        page = reader.post(f"{PAGE}neu/", {"q": words})

    assert [str(each) for each in SavedSearch.objects.all()] == ["Rad", "Floß"]
    assert "Du merkst dir schon 2 Suchen." in page.content.decode()


def test_it_is_changed_paused_and_goes_on(reader, anna):
    search = SavedSearchFactory(user=anna)

    reader.post(f"{PAGE}{search.pk}/", {"q": "Floß"})
    paused = reader.post(f"{PAGE}{search.pk}/anhalten/", follow=True).text
    assert paused.count("Angehalten: Du hörst nichts davon.") == 2  # said, and in its row
    search.refresh_from_db()
    assert (search.query, search.is_paused) == ("q=Flo%C3%9F", True)

    assert "Wir suchen wieder danach." in reader.post(f"{PAGE}{search.pk}/weiter/", follow=True).text
    search.refresh_from_db()
    assert not search.is_paused


def test_what_is_kept_once_more_goes_on(reader, anna):
    search = SavedSearchFactory(user=anna, query="q=Rad", is_paused=True)

    reader.post(f"{PAGE}neu/", {"q": " Rad "})

    search.refresh_from_db()
    assert not search.is_paused


def test_it_is_deleted_and_taken_back_for_a_day(reader, anna):
    search = SavedSearchFactory(user=anna)

    page = reader.post(f"{PAGE}{search.pk}/loeschen/", follow=True)
    assert page.context["rows"] == []
    assert page.context["undo"] == search
    reader.post(f"{PAGE}{search.pk}/zurueck/")
    assert list(SavedSearch.objects.of(anna)) == [search]

    reader.post(f"{PAGE}{search.pk}/loeschen/")
    SavedSearch.objects.update(deleted_at=timezone.now() - timedelta(hours=25))
    assert reader.post(f"{PAGE}{search.pk}/zurueck/").status_code == 404
    saving.remove_deleted()
    assert not SavedSearch.objects.exists()


def test_other_peoples_searches_do_not_exist(reader, ben):
    search = SavedSearchFactory(user=ben)
    deleted = SavedSearchFactory(user=ben, deleted_at=timezone.now())

    assert reader.get(PAGE).context["rows"] == []
    assert reader.get(f"{PAGE}?weg={deleted.pk}").context["undo"] is None
    assert reader.get(f"{PAGE}{search.pk}/").status_code == 404
    for action in ("anhalten", "weiter", "loeschen"):
        assert reader.post(f"{PAGE}{search.pk}/{action}/").status_code == 404
    assert reader.post(f"{PAGE}{deleted.pk}/zurueck/").status_code == 404


def test_a_search_whose_place_is_gone_says_so(reader, anna):
    SavedSearchFactory(user=anna, query="q=Rad&ort=atlantis")

    assert "nicht mehr" in reader.get(PAGE).content.decode()


def test_they_are_among_the_own_data_and_go_with_the_account(anna, kiel):
    SavedSearchFactory(user=anna, query="q=Rad&ort=kiel", kinds="ideas")
    part = next(each for each in parts() if each.name == "saved_searches")

    (row,) = part.export(anna)
    assert row["asked"] == {"q": ["Rad"], "ort": ["kiel"]}

    delete_account(user=anna, actor=anna)
    assert not SavedSearch.objects.exists()


def test_the_list_costs_the_same_for_one_and_for_twenty(reader, anna, queries_of):
    SavedSearchFactory(user=anna)
    for_one = queries_of(PAGE)
    SavedSearchFactory.create_batch(19, user=anna)

    assert queries_of(PAGE) == for_one


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(words=st.text(), kinds=st.lists(st.text(), max_size=2), place=st.text())
def test_whatever_is_sent_the_form_comes_back_or_the_search_is_kept(reader, words, kinds, place):
    SavedSearch.objects.all().delete()

    answer = reader.post(f"{PAGE}neu/", {"q": words, "art": kinds, "ort": place, "km": place})

    assert answer.status_code == (302 if SavedSearch.objects.exists() else 200)
    assert reader.get(PAGE).status_code == 200
