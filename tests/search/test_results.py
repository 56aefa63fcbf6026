"""The page of results: what an address says, what it shows, and that any address shows something."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.addresses import Asked
from search.engines import database, postgresql
from search.forms import SearchForm
from search.models import SearchEntry
from search.services.suggesting import suggest
from tests.factories.discussions import TopicFactory as DiscussionFactory
from tests.factories.projects import ProjectFactory
from tests.factories.regions import MunicipalityFactory, TopicFactory
from tests.factories.search import said
from tests.search.index.test_access import index_all
from workspace.projects.models import Membership

ATOM = "{http://www.w3.org/2005/Atom}"


def titles(response):
    return [hit.entry.title for hit in response.context["answer"].hits]


def shown(client, query="Rad", **rest):
    return titles(client.get("/suche/", {"q": query, **rest}))


@pytest.fixture
def place(things, kiel):
    """A county, a town in it, a topic, and what there is of them."""
    county = MunicipalityFactory(name="Kreis Plön", slug="kreis-ploen", kind="county")
    preetz = MunicipalityFactory(name="Preetz", slug="preetz", parent=county, latitude="54.2363", longitude="10.2775")
    topic = TopicFactory(name="Mobilität", slug="mobilitaet")
    now = timezone.now()
    things.put(
        said(0, "Rad Preetz", municipality=preetz.pk, topics=[topic.pk], seeks=True),
        said(1, "Rad Kiel", municipality=kiel.pk, latitude=54.3233, longitude=10.1394, starts=now + timedelta(days=3)),
        said(2, "Rad anderswo", date=now + timedelta(hours=1)),
    )
    return topic


def test_words_are_marked_and_the_page_is_not_for_search_engines(client, home_page, things):
    things.put(said(0, "Lastenrad <b> leihen", "Drei Lastenräder.", language="de"), said(1, "Bicycle", language="en"))

    html = client.get("/suche/", {"q": "Lastenräder"}).content.decode()

    assert "<mark>Lastenrad</mark> &lt;b&gt; leihen" in html
    assert "1 Treffer für „Lastenräder“" in html
    assert '<meta name="robots" content="noindex">' in html
    assert 'lang="en"><a href' in client.get("/suche/", {"q": "bicycle"}).content.decode()


@pytest.mark.parametrize(
    ("narrowed", "wanted"),
    [
        ({"art": "ideas"}, []),
        ({"thema": "mobilitaet"}, ["Rad Preetz"]),
        ({"ort": "kreis-ploen"}, ["Rad Preetz"]),
        ({"ort": "preetz"}, ["Rad Preetz"]),
        ({"sucht": "1"}, ["Rad Preetz"]),
        ({"meine": "1"}, []),
        ({"bei": "preetz", "km": "5"}, ["Rad Preetz"]),
        ({"bei": "preetz", "km": "25"}, ["Rad Preetz", "Rad Kiel"]),
        ({"bei": "54.323,10.139"}, ["Rad Kiel", "Rad Preetz"]),
        ({"sortierung": "neu"}, ["Rad anderswo", "Rad Kiel", "Rad Preetz"]),
        ({"von": "1999-01-01", "bis": "2199-01-01"}, ["Rad Kiel"]),
        ({"bis": "1999-01-01"}, []),
    ],
)
def test_an_address_narrows_and_orders(client, home_page, place, narrowed, wanted):
    assert shown(client, **narrowed) == wanted


def test_the_end_of_a_period_is_a_whole_day(client, home_page, place):
    day = timezone.localtime(SearchEntry.objects.get(title="Rad Kiel").starts).date()

    assert shown(client, von=str(day), bis=str(day)) == ["Rad Kiel"]
    assert shown(client, bis=str(day - timedelta(days=1))) == []


def test_what_is_wrong_in_an_address_is_said_and_the_rest_holds(client, home_page, place):
    response = client.get("/suche/", {"q": "Rad", "bei": "nirgends", "von": "gestern", "thema": "x", "sucht": "1"})

    assert titles(response) == ["Rad Preetz"]
    assert set(response.context["asked"].form.errors) == {"bei", "von", "thema"}
    assert 'id="filter-bei-error"' in response.content.decode()


def test_tabs_filters_and_chips_have_numbers_and_ways_back(client, home_page, place):
    context = client.get("/suche/", {"q": "Rad", "ort": "kreis-ploen", "thema": "mobilitaet"}).context

    assert [(tab.label, tab.query, tab.count) for tab in context["tabs"]] == [
        ("Alles", "q=Rad&thema=mobilitaet&ort=kreis-ploen", 1),
        ("Sachen", "q=Rad&thema=mobilitaet&ort=kreis-ploen&art=things", 1),
    ]
    assert [(chip.label, chip.query) for chip in context["chips"]] == [
        ("Mobilität", "q=Rad&ort=kreis-ploen"),
        ("Kreis Plön", "q=Rad&thema=mobilitaet"),
    ]
    whole = client.get("/suche/", {"q": "Rad"}).context["filters"]
    assert [(offer.label, offer.count) for offer in whole.topics] == [("Mobilität", 1)]
    assert [(offer.label, offer.count) for offer in whole.municipalities] == [
        ("Ganze Region", None), ("Kiel", 1), ("Kreis Plön", 1), ("Preetz", 1),
    ]  # fmt: skip


def test_topics_keep_their_numbers_by_the_other_filters_when_one_is_chosen(client, home_page, place, things):
    garden = TopicFactory(name="Garten", slug="garten")
    empty = TopicFactory(name="Energie", slug="energie")
    things.put(
        said(3, "Rad im Garten", topics=[garden.pk]), said(4, "Rad, nicht für alle", topics=[garden.pk], audience="x")
    )

    def numbers(**rest):
        topics = client.get("/suche/", {"q": "Rad", **rest}).context["filters"].topics
        return {offer.label: (offer.count, offer.is_chosen) for offer in topics}

    assert numbers(thema="mobilitaet") == {"Garten": (1, False), "Mobilität": (1, True)}
    assert numbers(thema=empty.slug) == {"Energie": (None, True), "Garten": (1, False), "Mobilität": (1, False)}
    assert numbers(thema="mobilitaet", ort="kreis-ploen") == {"Mobilität": (1, True)}


def test_more_than_are_looked_through_are_not_counted(client, home_page, things, monkeypatch):
    monkeypatch.setattr(database, "MOST", 5)
    monkeypatch.setattr(database, "OF_MANY", 5)
    things.put(*(said(number, f"Rad {number}", topics=[number]) for number in range(8)))

    response = client.get("/suche/", {"q": "Rad"})

    assert "Über 1.000 Treffer für „Rad“" in response.content.decode()
    assert len(titles(response)) == 5
    assert {tab.count for tab in response.context["tabs"]} == {None}


def test_where_nothing_is_counted_all_filters_are_offered_as_they_are_now(
    client, home_page, place, things, anna, monkeypatch
):
    monkeypatch.setattr(database, "MOST", 2)

    def page(**rest):
        return client.get("/suche/", {"q": "Rad", **rest}).content.decode()

    assert "Kreis Plön</option>" in page()
    assert 'id="filter-thema-mobilitaet" checked' in page(thema="mobilitaet")
    assert 'id="filter-thema-mobilitaet">' in page()
    assert 'value="2027-05-01"' in page(von="2027-05-01")
    assert 'id="filter-von-error"' in page(von="bald")
    place.name = "Verkehr"
    place.save()
    assert "<span>Verkehr</span>" in page()
    assert "<span>Nur in meinen Projekten</span>" not in page()
    client.force_login(anna)
    assert "<span>Nur in meinen Projekten</span>" in page()


def test_only_the_way_to_everything_is_offered_where_filters_leave_nothing(client, home_page, place):
    html = client.get("/suche/", {"q": "Rad", "art": "ideas"}).content.decode()

    assert '<a class="btn btn-primary" href="?q=Rad">' in html
    assert '<input type="hidden" name="art" value="ideas">' in html


def test_results_cost_the_same_for_one_and_thirty(client, home_page, things, anna, query_count, monkeypatch):
    monkeypatch.setattr(postgresql, "NEWEST", 10**18)  # else rare words are looked for in newest slices in vain
    client.force_login(anna)
    things.put(said(0, "Rad"))
    for _lists_and_menus_are_kept_then in range(2):
        client.get("/suche/", {"q": "Rad"})
    with query_count() as one:
        client.get("/suche/", {"q": "Rad"})
    things.put(*(said(number, "Rad", "Ein Rad.", topics=[number]) for number in range(1, 30)))

    with query_count() as thirty:
        client.get("/suche/", {"q": "Rad"})

    assert len(thirty) == len(one)


def test_a_feed_has_the_newest_of_what_everybody_may_read(client, home_page, things, anna):
    now = timezone.now()
    things.put(
        said(0, "Rad alt", date=now - timedelta(days=9)),
        said(1, "Anderes\x07", "Rad", date=now),
        said(2, "Rad geheim", audience=f"user:{anna.pk}"),
    )
    client.force_login(anna)
    assert "Rad geheim" in shown(client)

    feed = ElementTree.fromstring(client.get("/suche/feed.atom", {"q": "Rad", "meine": "1"}).content)  # noqa: S314  # our own

    assert [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")] == ["Anderes", "Rad alt"]
    assert feed.findtext(f"{ATOM}title").startswith("Suche: Rad")


def test_topics_places_and_titles_are_suggested_from_the_second_letter(client, home_page, place, things, anna):
    things.put(said(3, "Mobil ohne Auto"), said(4, "Mobil geheim", audience=f"user:{anna.pk}"))

    html = client.get("/suche/vorschlaege/", {"q": "mo"}).content.decode()

    assert [each.title for each in suggest(typed="mo", user=anna, language="de")] == [
        "Mobilität", "Mobil geheim", "Mobil ohne Auto",
    ]  # fmt: skip
    assert "Mobilität" in html
    assert "Mobil ohne Auto" in html
    assert "geheim" not in html
    assert client.get("/suche/vorschlaege/", {"q": "m"}).content.strip() == b""
    assert client.get("/suche/vorschlaege/", {"q": "xyz"}).content.strip() == b""


def test_what_is_over_is_not_suggested_before_it_is_swept_out(things):
    things.put(said(0, "Radtour", shown_until=timezone.now() + timedelta(hours=1)))
    assert [each.title for each in suggest(typed="radt", user=AnonymousUser(), language="de")] == ["Radtour"]

    SearchEntry.objects.update(shown_until=timezone.now())

    assert suggest(typed="radt", user=AnonymousUser(), language="de") == []


def test_what_an_address_says_is_said_again_by_the_links(place):
    narrowed = "q=Rad&art=things&thema=mobilitaet&ort=preetz&von=2026-01-01&bis=2026-02-01"
    address = f"{narrowed}&sucht=1&meine=1&bei=preetz&km=5&sortierung=neu"

    assert Asked.read(QueryDict(address)).query() == address


def test_a_member_who_is_removed_sees_and_is_hinted_at_nothing_more(client, home_page, anna, ben):
    project = ProjectFactory(admin=anna, members=[ben])
    DiscussionFactory(project=project, title="Zinnoberfisch")
    index_all()
    client.force_login(ben)
    assert shown(client, "Zinnoberfisch") == ["Zinnoberfisch"]
    assert "Nicht öffentlich" in client.get("/suche/", {"q": "Zinnoberfisch"}).content.decode()

    Membership.objects.filter(user=ben).delete()

    response = client.get("/suche/", {"q": "Zinnoberfisch"})
    assert titles(response) == []
    assert [(tab.label, tab.count) for tab in response.context["tabs"]] == [("Alles", 0)]
    assert client.get("/suche/vorschlaege/", {"q": "Zinno"}).content.strip() == b""


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.dictionaries(st.sampled_from([*SearchForm.base_fields, "page"]), st.text()),
    st.sampled_from(["de", "en"]),
)
def test_any_address_gives_a_page_a_feed_and_suggestions(client, home_page, place, parameters, language):
    prefix = "" if language == "de" else "/en"
    for address in ("/suche/", "/suche/feed.atom", "/suche/vorschlaege/"):
        assert client.get(f"{prefix}{address}", parameters).status_code == 200


@pytest.mark.parametrize(
    "query",
    ['"', "a AND", "NOT", "(", "x*", "a:b", "^", "NEAR(", "-", "🌻", "مرحبا", "\x00", "%", "\\", "x" * 5_000,
     "a'; DROP TABLE", "<script>", " ", "a & | b", "E-Mail", "anna@example.org"],
)  # fmt: skip
def test_odd_queries_are_answered(client, home_page, things, query):
    things.put(said(0, query.replace("\x00", ""), query))

    assert client.get("/suche/", {"q": query, "page": "🌻"}).status_code == 200


@pytest.mark.parametrize(
    "raw", ["%ED%A0%80", "%FF%FE", "%00", "a%", "%ZZ", "x" * 10_000, "%F0%9F%8C%BB%22%27", "a;b&&=="]
)
def test_whatever_bytes_stand_in_an_address_there_is_a_page(client, home_page, things, anna, raw):
    client.force_login(anna)

    for address in ("/suche/", "/suche/feed.atom", "/suche/vorschlaege/", "/konto/suchen/neu/"):
        assert client.get(f"{address}?q={raw}&bei={raw}&thema={raw}&page={raw}").status_code == 200
