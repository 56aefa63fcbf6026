"""The map's addresses: the page, its list, points, the frame for others."""

import gzip
import json

import pytest
from django.core.cache import caches

from initiatives.directory.models import DirectoryEntry
from tests.factories.directory import entry
from tests.factories.initiatives import InitiativePageFactory
from tests.factories.regions import MunicipalityFactory, TopicFactory

BAD_BOX = "bbox=1,2,3"


@pytest.fixture(autouse=True)
def _forget():
    caches["maps"].clear()


@pytest.fixture
def repair(directory_page, kiel):
    return InitiativePageFactory(
        parent=directory_page, title="Repair-Café", municipality=kiel, latitude="54.320000", longitude="10.130000"
    )


@pytest.fixture
def elsewhere(directory_page):
    return InitiativePageFactory(
        parent=directory_page,
        title="Deichschafe",
        municipality=MunicipalityFactory(name="Lütjenburg", slug="luetjenburg"),
        topics=[TopicFactory(slug="natur")],
        latitude="54.290000",
        longitude="10.590000",
    )


def titles(response):
    return [item.card.title for item in response.context["items"]]


def test_without_script_the_page_is_a_list_of_links_with_filters(client, repair, elsewhere):
    response = client.get("/karte/")

    assert titles(response) == ["Deichschafe", "Repair-Café"]
    assert f'href="{repair.url}"' in response.text
    assert "<noscript>" in response.text
    assert titles(client.get("/karte/?ort=kiel")) == ["Repair-Café"]
    assert titles(client.get("/karte/?thema=natur")) == ["Deichschafe"]
    assert titles(client.get("/karte/?q=schaf&ebene=initiativen")) == ["Deichschafe"]
    assert titles(client.get("/karte/?ebene=termine")) == []


def test_the_map_begins_where_the_settings_or_the_address_say(client, repair):
    of_the_settings = client.get("/karte/").context["state"]
    of_the_address = client.get("/karte/?mitte=54.1,9.5&zoom=13").context["state"]
    nonsense = client.get("/karte/?mitte=541,9.5&zoom=-13").context["state"]

    assert (of_the_settings.latitude, of_the_settings.longitude, of_the_settings.zoom) == (54.32, 10.13, 10)
    assert (of_the_address.latitude, of_the_address.longitude, of_the_address.zoom) == (54.1, 9.5, 13)
    assert nonsense == of_the_settings


@pytest.mark.parametrize(
    "query", ["page=999999", "ebene=unbekannt", "ort=nirgends", "thema=<b>", "mitte=&zoom=", "art=x"]
)
def test_values_that_do_not_exist_are_left_out(client, repair, query):
    response = client.get(f"/karte/?{query}")

    assert (response.status_code, titles(response)) == (200, ["Repair-Café"])
    assert "<script>" not in response.text


def test_the_list_follows_the_map(client, repair, elsewhere):
    response = client.get("/karte/liste/?bbox=10,54.2,10.3,54.4")

    assert titles(response) == ["Repair-Café"]
    assert f'data-map-item="initiativen-{repair.pk}"' in response.text
    assert titles(client.get("/karte/liste/?bbox=10.3,54.2,10.8,54.4")) == ["Deichschafe"]


@pytest.mark.parametrize("path", ["/karte/liste/", "/karte/punkte.json"])
def test_what_is_no_box_is_answered_with_a_sentence(client, home_page, path):
    response = client.get(f"{path}?{BAD_BOX}")

    assert response.status_code == 400
    assert "bbox" in response.text


def test_the_points_are_compressed_and_not_sent_twice(client, repair):
    plain = client.get("/karte/punkte.json?zoom=9")
    small = client.get("/karte/punkte.json?zoom=9", headers={"Accept-Encoding": "gzip"})
    again = client.get("/karte/punkte.json?zoom=9", headers={"If-None-Match": plain["ETag"]})

    assert plain["Content-Type"] == "application/geo+json"
    assert (small["Content-Encoding"], gzip.decompress(small.content)) == ("gzip", plain.content)
    assert "max-age=30" in plain["Cache-Control"]
    assert "Cookie" not in plain["Vary"]
    assert (again.status_code, again.content) == (304, b"")


def test_a_marker_leads_to_its_page(client, repair):
    feature = json.loads(client.get("/karte/punkte.json?bbox=10,54,11,55&zoom=12").content)["features"][0]

    response = client.get(feature["properties"]["url"])

    assert (response.status_code, response.url) == (302, repair.url)


@pytest.mark.parametrize("path", ["initiativen/999999", "unbekannt/1", "termine/1"])
def test_a_marker_of_something_gone_is_not_found(client, repair, path):
    assert client.get(f"/karte/ziel/{path}/").status_code == 404


def test_an_entry_whose_page_is_hidden_gives_nothing_away(client, repair):
    """The row is left over for a moment; the page is not open to everybody any more."""
    type(repair).objects.filter(pk=repair.pk).update(live=False)

    assert client.get(f"/karte/ziel/initiativen/{repair.pk}/").status_code == 404
    assert titles(client.get("/karte/")) == []


def test_others_may_frame_the_embedded_map_and_nothing_else(client, repair):
    framed, page = client.get("/karte/einbetten/?ebene=initiativen"), client.get("/karte/")

    assert "frame-ancestors *" in framed["Content-Security-Policy"]
    assert "X-Frame-Options" not in framed
    assert "script-src 'self'" in framed["Content-Security-Policy"]
    assert '<base target="_top">' in framed.text
    assert not framed.cookies
    assert "frame-ancestors 'self'" in page["Content-Security-Policy"]
    assert page["X-Frame-Options"] == "DENY"


def test_the_text_for_embedding_holds_the_filters_and_no_html(client, repair):
    response = client.get("/karte/?q=%22%3E%3Cscript%3E&ort=kiel")

    assert "einbetten/?q=%22%3E%3Cscript%3E&amp;ort=kiel" in response.text
    assert "<script>" not in response.text


def test_html_in_a_title_stays_text(client, home_page):
    entry(10.1, 54.3, title="<img src=x onerror=alert(1)>")

    feature = json.loads(client.get("/karte/punkte.json?bbox=10,54,11,55&zoom=12").content)["features"][0]

    assert feature["properties"]["name"] == "<img src=x onerror=alert(1)>"


@pytest.mark.parametrize("path", ["/karte/", "/karte/liste/", "/karte/punkte.json"])
def test_one_and_thirty_cost_the_same_and_little(client, repair, directory_page, query_count, path):
    client.get(path)
    with query_count() as one:
        client.get(path)
    for number in range(29):
        InitiativePageFactory(parent=directory_page, latitude=f"54.{number:02}", longitude="10.1")
    client.get(path)
    with query_count() as thirty:
        client.get(path)

    assert DirectoryEntry.objects.for_readers_of("de").count() == 30
    assert len(thirty) == len(one) <= 12
