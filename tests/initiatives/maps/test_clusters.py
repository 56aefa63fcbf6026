"""Clusters and points against a plain count of the same points."""

import gzip
import json

import pytest
from django.core.cache import caches
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from initiatives.directory.models import DirectoryEntry
from initiatives.directory.services import remove
from initiatives.maps import clusters
from initiatives.maps.features import MOST_BYTES, packed
from initiatives.maps.selection import Selection
from initiatives.maps.viewport import Viewport
from tests.factories.directory import entry

LAYERS = ["initiativen", "termine"]
longitudes = st.floats(-180, 180) | st.floats(9.5, 10.5)
latitudes = st.floats(-89, 89) | st.floats(54, 54.6)
points = st.lists(st.tuples(longitudes, latitudes, st.sampled_from(LAYERS)), max_size=60)
boxes = st.tuples(st.floats(-200, 200), latitudes, st.floats(-200, 200), latitudes)


@pytest.fixture(autouse=True)
def _forget():
    caches["maps"].clear()


def answer(query):
    with override("de"):
        query = QueryDict(query)
        body, small = packed(Selection.read(query), Viewport.read(query))
    assert gzip.decompress(small) == body
    assert len(small) <= MOST_BYTES
    return json.loads(body)


def count(features):
    return sum(feature["properties"].get("count", 1) for feature in features)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(points, boxes, st.integers(0, 20), st.sampled_from([[], ["termine"], LAYERS, ["unbekannt"]]))
def test_clusters_and_points_sum_to_what_lies_in_the_part_of_the_world(db, rows, box, zoom, wanted):
    DirectoryEntry.objects.all().delete()
    made = [entry(lon, lat, layer=layer, save=False) for lon, lat, layer in rows]
    DirectoryEntry.objects.bulk_create([*made, entry(save=False), entry(10, 54, language="en", save=False)])
    layers = "".join(f"&ebene={name}" for name in wanted)
    bbox = ",".join(map(str, box))

    found = answer(f"bbox={bbox}&zoom={zoom}{layers}")

    viewport = Viewport.read(QueryDict(f"bbox={bbox}&zoom={zoom}"))
    grid = viewport.snapped(viewport.level)
    chosen = {name for name in wanted if name in LAYERS} or set(LAYERS)
    expected = [row for row in made if row.layer in chosen and grid.holds(row.map_x, row.map_y)]
    assert count(found["features"]) == found["total"] == len(expected)
    singles = {feature["id"] for feature in found["features"] if "id" in feature}
    assert singles <= {f"{row.layer}-{row.object_id}" for row in expected}


@pytest.mark.parametrize("zoom", range(0, 21, 4))
def test_a_cluster_knows_its_bounds(db, zoom):
    for longitude, latitude in [(10, 54), (10.00001, 54.00001), (10.00002, 54)]:
        entry(longitude, latitude)

    found = answer(f"zoom={zoom}")["features"]

    assert [feature["properties"]["count"] for feature in found] == [3]
    assert found[0]["bbox"] == pytest.approx([10, 54, 10.00002, 54.00001], abs=3e-6)


def test_a_single_thing_has_its_name_and_a_link(db):
    row = entry(10, 54, layer="termine", title="Hafenputz", happens_at=timezone.now())

    feature = answer("bbox=9,53,11,55&zoom=9")["features"][0]

    assert (feature["id"], feature["properties"]["name"]) == (f"termine-{row.object_id}", "Hafenputz")
    assert feature["properties"]["url"] == f"/karte/ziel/termine/{row.object_id}/"
    assert feature["properties"]["when"] != ""
    assert feature["geometry"]["coordinates"] == [pytest.approx(10, abs=2e-6), pytest.approx(54, abs=2e-6)]


def test_the_longest_names_do_not_make_the_answer_too_large(db):
    letters = [chr(0x4E00 + number) for number in range(5000)]
    rows = [
        entry(9 + column / 10, 53 + line / 20, title="".join(letters[(line * 20 + column) * 12 :][:255]), save=False)
        for line in range(20)
        for column in range(20)
    ]
    DirectoryEntry.objects.bulk_create(rows)

    assert answer("bbox=8.9,52.9,11.1,54.1&zoom=20")["total"] == 400


def test_markers_do_not_lie_upon_each_other(db):
    """Two neighbours in two squares of the grid."""
    entry(9.8435, 54.3)
    entry(9.8440, 54.3)

    assert [feature["properties"].get("count") for feature in answer("bbox=9,54,11,55&zoom=10")["features"]] == [2]


@pytest.mark.parametrize("query", ["zoom=5", "bbox=9.98,53.99,10.02,54.01&zoom=15"])
def test_what_is_kept_goes_with_the_next_change(db, monkeypatch, query):
    monkeypatch.setattr(clusters, "KEPT_FROM", 2)
    rows = [entry(10, 54), entry(10.01, 54)]
    before = answer(query)["total"]
    DirectoryEntry.objects.all().delete()
    kept = answer(query)["total"]

    remove("initiativen", [row.object_id for row in rows])

    assert (before, kept, answer(query)["total"]) == (2, 2, 0)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.floats(9.99, 10.03), st.floats(53.99, 54.02)), max_size=30), st.integers(13, 20))
def test_whoever_looks_beside_a_kept_part_sees_what_they_would_see_without_it(db, monkeypatch, places, zoom):
    DirectoryEntry.objects.all().delete()
    DirectoryEntry.objects.bulk_create([entry(lon, lat, save=False) for lon, lat in places])
    beside = [f"bbox={west},53.995,{west + 0.01:.3f},54.005&zoom={zoom}" for west in (10, 10.001, 10.012)]
    caches["maps"].clear()
    monkeypatch.setattr(clusters, "KEPT_FROM", 10**9)
    counted = [answer(query) for query in beside]

    monkeypatch.setattr(clusters, "KEPT_FROM", 0)

    assert [answer(query) for query in beside] == counted
    assert [answer(query) for query in beside] == counted


def test_what_is_over_is_not_on_the_map(db):
    entry(10, 54, shown_until=timezone.now())

    assert answer("zoom=5") == {
        "type": "FeatureCollection",
        "bbox": [-180, -85.051129, 180, 85.051129],
        "total": 0,
        "features": [],
    }
