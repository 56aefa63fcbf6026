"""The ground that the portal brings along."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from initiatives.maps.clipping import clipped, pieces
from initiatives.maps.outline import box_of
from portal.regions.models import Municipality
from tests.factories.regions import MunicipalityFactory

BOX = (0.0, 0.0, 10.0, 10.0)
coordinates = st.tuples(st.floats(-20, 20), st.floats(-20, 20))


@given(st.lists(coordinates, min_size=3, max_size=12))
def test_what_is_cut_lies_in_the_box(ring):
    for x, y in [*clipped(ring, BOX), *(point for piece in pieces(ring, BOX) for point in piece)]:
        assert -1e-9 <= x <= 10 + 1e-9
        assert -1e-9 <= y <= 10 + 1e-9


def test_an_area_over_the_corner_keeps_its_corner():
    ring = [(-5.0, -5.0), (5.0, -5.0), (5.0, 5.0), (-5.0, 5.0)]

    assert sorted(clipped(ring, BOX)) == [(0.0, 0.0), (0.0, 5.0), (5.0, 0.0), (5.0, 5.0)]


def test_a_line_through_the_box_falls_into_pieces():
    line = [(1.0, 1.0), (2.0, 2.0), (20.0, 2.0), (3.0, 3.0), (4.0, 4.0)]

    assert list(pieces(line, BOX)) == [[(1.0, 1.0), (2.0, 2.0)], [(3.0, 3.0), (4.0, 4.0)]]


@pytest.mark.parametrize(("latitude", "longitude", "zoom"), [(54.32, 10.13, 10), (0, 179.9, 1), (89, 0, 1)])
def test_the_box_stays_on_the_map(latitude, longitude, zoom):
    west, south, east, north = box_of(latitude, longitude, zoom)

    assert -180 <= west < east <= 180
    assert -86 < south < north < 86


def test_the_region_has_coasts_lakes_and_the_names_of_its_places(client, home_page, kiel):
    kiel.latitude, kiel.longitude, kiel.kind = "54.32", "10.13", Municipality.Kind.CITY
    kiel.save()
    MunicipalityFactory(name="Preetz", latitude="54.23", longitude="10.28")
    MunicipalityFactory(name="Kreis Plön", kind=Municipality.Kind.COUNTY, latitude="54.2", longitude="10.4")
    MunicipalityFactory(name="Ohne Ort")

    response = client.get("/karte/untergrund.json")

    features = json.loads(response.content)["features"]
    drawn = {each["properties"]["kind"]: each["geometry"]["coordinates"] for each in features}
    assert all(len(drawn[kind]) > 0 for kind in ("land", "lakes", "rivers"))
    names = [each["properties"]["name"] for each in features if each["properties"]["kind"] == "name"]
    assert names == ["Kiel", "Preetz"]
    assert response["ETag"] != ""
