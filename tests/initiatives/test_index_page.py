"""The directory at its address: what it shows, with filters, in each of its forms."""

import csv
import io
import json

import pytest
from defusedxml import ElementTree
from wagtail.models import Locale

from initiatives.directory.models import DirectoryEntry
from portal.base.pictures import draw_now
from tests.factories.files import ImageFactory
from tests.factories.initiatives import InitiativePageFactory
from tests.factories.regions import MunicipalityFactory, TopicFactory

URL = "/initiativen/"
ATOM = "{http://www.w3.org/2005/Atom}"
BIG_NUMBER = 999_999


@pytest.fixture
def nature(db):
    return TopicFactory(name="Natur", slug="natur")


@pytest.fixture
def preetz(db):
    return MunicipalityFactory(name="Preetz", slug="preetz", latitude="54.2366", longitude="10.2783")


@pytest.fixture
def garden(directory_page, nature, preetz):
    return InitiativePageFactory(
        parent=directory_page,
        title="Gemeinschaftsgarten",
        slug="garten",
        topics=[nature],
        municipality=preetz,
        wants_people=True,
        latitude="54.24",
        longitude="10.28",
    )


@pytest.fixture
def repair(directory_page):
    return InitiativePageFactory(parent=directory_page, title="Repair-Café", slug="repair", kind="association")


def titles(response):
    return [item.card.title for item in response.context["items"]]


def counts(response, name):
    return {offer.value: offer.count for offer in response.context["groups"][name].offers}


def test_all_are_listed_with_what_could_be_chosen(client, garden, repair):
    response = client.get(URL)

    assert titles(response) == ["Repair-Café", "Gemeinschaftsgarten"]
    assert counts(response, "thema") == {"natur": 1}
    assert counts(response, "ort") == {"": None, "preetz": 1}
    assert counts(response, "art") == {
        "initiative": 1, "association": 1, "company": 0, "public_body": 0, "project": 0,
    }  # fmt: skip
    assert counts(response, "sucht") == {"1": 1}


def test_a_filter_narrows_the_list_and_the_counts_of_the_others(client, garden, repair):
    response = client.get(URL, {"art": "association"})

    assert titles(response) == ["Repair-Café"]
    assert counts(response, "thema") == {"natur": 0}
    assert counts(response, "art")["initiative"] == 1
    assert [chip.label for chip in response.context["chips"]] == ["Verein"]
    assert response.context["chips"][0].query == ""


def test_around_a_place_the_distance_is_said(client, garden, repair):
    response = client.get(URL, {"bei": "preetz", "km": "2"})

    assert titles(response) == ["Gemeinschaftsgarten"]
    assert "0,4 km entfernt" in response.text
    assert counts(response, "km") == {"": None, "2": 1, "5": 1, "10": 1, "25": 1, "50": 1}


@pytest.mark.parametrize("url", [URL, "/mitmachen/"])
def test_a_county_is_no_place_to_be_near_to(client, garden, preetz, url):
    MunicipalityFactory(name="Kreis Plön", kind="county", latitude=54.2, longitude=10.4)

    page = client.get(url).text

    chooser = page[page.index('name="bei"') :].partition("</select>")[0]
    assert "Preetz" in chooser
    assert "Kreis Plön" not in chooser


def test_a_change_is_counted_at_once(client, garden, repair):
    client.get(URL)
    repair.unpublish()

    response = client.get(URL)

    assert response.context["page_obj"].paginator.count == 1
    assert counts(response, "art")["association"] == 0


def test_readers_of_english_see_german_pages_marked(client, garden, directory_page):
    english = Locale.objects.get_or_create(language_code="en")[0]
    directory_page.get_parent().specific.copy_for_translation(english).save_revision().publish()
    directory_page.copy_for_translation(english).save_revision().publish()

    response = client.get("/en" + URL)

    assert [item.card.language for item in response.context["items"]] == ["de"]
    assert "in German" in response.text


@pytest.mark.parametrize(
    ("query", "fields"),
    [
        ({"thema": "<script>alert(1)</script>"}, ["thema"]),
        ({"q": "<script>alert(1)</script>"}, []),
        ({"q": "x" * 5000}, ["q"]),
        ({"ort": "' OR 1=1 --", "art": "x", "status": "y", "sucht": "z"}, ["art", "ort", "status", "sucht"]),
        ({"bei": "10.28,54.24"}, ["bei"]),
        ({"bei": "1e309,1", "km": "1e9"}, ["bei", "km"]),
        ({"km": "\0"}, ["km"]),
        ({"sortierung": "zufall", "ansicht": "3d"}, ["ansicht", "sortierung"]),
    ],
)
def test_nonsense_in_the_address_is_explained(client, garden, query, fields):
    response = client.get(URL, query)

    assert response.status_code == 200
    assert sorted(response.context["filter"].form.errors) == fields
    assert "<script>alert" not in response.text
    assert len(response.content) < 60_000


@pytest.mark.parametrize("page", [str(BIG_NUMBER), "-1", "null", "9" * 400, ""])
def test_a_page_that_is_none_shows_one_that_is(client, garden, page):
    assert titles(client.get(URL, {"page": page})) == ["Gemeinschaftsgarten"]


def test_nothing_found_leads_on(client, garden):
    response = client.get(URL, {"q": "xylophon"})

    assert titles(response) == []
    assert "Zu diesen Filtern passt nichts" in response.text
    assert "Alle Initiativen zeigen" in response.text


def test_an_empty_directory_says_so(client, directory_page):
    assert "Hier gibt es noch keine Initiative" in client.get(URL).text


def test_the_second_page_keeps_the_filters(client, directory_page):
    for number in range(13):
        InitiativePageFactory(parent=directory_page, title=f"Verein {number}", kind="association")

    response = client.get(URL, {"art": "association", "sortierung": "name"})
    second = client.get(f"{URL}?art=association&sortierung=name&page=2")

    assert "?art=association&amp;sortierung=name&amp;page=2" in response.text
    assert titles(second) == ["Verein 9"]


def test_the_map_is_another_view_of_the_same_address(client, garden, repair):
    response = client.get(URL, {"ansicht": "karte", "art": "initiative"})

    assert response.context["page_obj"].paginator.count == 1
    assert response.context["list_query"] == "art=initiative"
    assert response.context["points_query"] == "ebene=initiativen&art=initiative"
    assert titles(response) == ["Gemeinschaftsgarten"]


def test_the_map_of_a_place_begins_there(client, garden):
    assert client.get(URL, {"ansicht": "karte"}).context["map_state"] == {}
    assert client.get(URL, {"ansicht": "karte", "bei": "preetz", "km": "5"}).context["map_state"] == {
        "latitude": 54.2366, "longitude": 10.2783, "zoom": 12,
    }  # fmt: skip


def test_the_feed_holds_what_the_list_does(client, garden, repair):
    feed = ElementTree.fromstring(client.get(f"{URL}feed.atom?thema=natur").content)

    assert feed.find(f"{ATOM}title").text == "Initiativen: Natur"
    assert [entry.find(f"{ATOM}title").text for entry in feed.findall(f"{ATOM}entry")] == ["Gemeinschaftsgarten"]
    assert feed.find(f"{ATOM}entry/{ATOM}link").get("href") == "http://testserver/initiativen/garten/"


def test_the_table_holds_what_the_list_does(client, garden, repair):
    response = client.get(f"{URL}liste.csv?sortierung=name")
    content = response.getvalue()
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))

    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert content.startswith(b"\xef\xbb\xbf")
    assert rows[1][:6] == ["Gemeinschaftsgarten", "Initiative", "Läuft", "Ja", "Preetz", "Natur"]
    assert rows[1][7:9] == ["54.240000", "10.280000"]
    assert rows[1][-1] == "http://testserver/initiativen/garten/"
    assert [row[0] for row in rows[2:]] == ["Repair-Café"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", " ="])
def test_no_cell_of_the_table_is_a_formula(client, directory_page, start):
    text = f'{start}HYPERLINK("http://evil.example")'
    InitiativePageFactory(parent=directory_page, title=text, introduction=text, slug="boese")

    response = client.get(f"{URL}liste.csv")
    row = list(csv.reader(io.StringIO(response.getvalue().decode("utf-8-sig")), delimiter=";"))[1]

    assert {row[0][0], row[6][0]} == {"'"}


def test_the_points_are_those_of_the_list(client, garden, repair):
    response = client.get(f"{URL}karte.geojson?sortierung=name")
    points = json.loads(response.getvalue())

    assert response["Content-Type"] == "application/geo+json"
    assert [each["properties"]["title"] for each in points["features"]] == ["Gemeinschaftsgarten", "Repair-Café"]
    assert points["features"][0]["geometry"] == {"type": "Point", "coordinates": [10.28, 54.24]}
    assert points["features"][1]["geometry"] is None


def test_an_empty_view_has_empty_files(client, directory_page):
    assert json.loads(client.get(f"{URL}karte.geojson").getvalue()) == {"type": "FeatureCollection", "features": []}
    assert len(client.get(f"{URL}liste.csv").getvalue().splitlines()) == 1
    assert ElementTree.fromstring(client.get(f"{URL}feed.atom").content).findall(f"{ATOM}entry") == []


def test_what_is_hidden_stands_in_no_form_of_the_list(client, directory_page, garden):
    hidden = InitiativePageFactory(parent=directory_page, title="Geheim", slug="geheim")
    hidden.unpublish()

    for address in (URL, f"{URL}feed.atom", f"{URL}liste.csv", f"{URL}karte.geojson", f"{URL}?q=geheim"):
        response = client.get(address)
        assert "Geheim" not in b"".join(response).decode()


def test_every_form_costs_the_same_for_thirty_rows(client, directory_page, nature, preetz, queries_of):
    picture = ImageFactory()
    draw_now(picture, "card")

    def grow(number):
        for _ in range(number):
            InitiativePageFactory(parent=directory_page, topics=[nature], municipality=preetz, picture=picture)

    expected = {
        URL: 2,
        f"{URL}?thema=natur&ort=preetz&bei=preetz&km=50&q=wir": 2,
        f"{URL}?ansicht=karte": 2,
        f"{URL}feed.atom": 5,
        f"{URL}liste.csv": 6,
        f"{URL}karte.geojson": 6,
    }
    grow(1)
    one = {address: queries_of(address) for address in expected}
    grow(29)

    assert DirectoryEntry.objects.filter(language="de").count() == 30
    assert {address: queries_of(address) for address in expected} == one
    assert one == expected


def test_more_than_can_be_counted_is_said_and_leafed_through_as_far_as_it_was(
    client, directory_page, nature, preetz, monkeypatch
):
    monkeypatch.setattr("initiatives.directory.facets.MOST_COUNTED", 24)
    for number in range(26):
        InitiativePageFactory(parent=directory_page, topics=[nature] if number < 2 else [], title=f"Nummer {number}")

    html = client.get(URL).content.decode()
    assert "Mehr als 24 Initiativen" in html
    assert "Grenze die Liste ein" in html
    assert "Ergebnisse zeigen" in html
    assert '<span class="facet__count">' not in html
    assert client.get(f"{URL}?page=99").context["page_obj"].number == 2
    assert len(client.get(f"{URL}liste.csv").getvalue().splitlines()) == 27

    response = client.get(f"{URL}?thema=natur")
    groups = response.context["groups"]
    assert "2 Initiativen" in response.content.decode()
    assert "steht keine Zahl" in response.content.decode()
    assert [offer.count for offer in groups["thema"].offers] == [None]
    assert [offer.count for offer in groups["art"].offers if offer.value == "initiative"] == [2]
