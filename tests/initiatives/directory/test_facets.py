"""Results and counts against a plain Python model of the same filters."""

import math
from collections import Counter
from datetime import timedelta
from unittest.mock import patch
from uuid import uuid4

import pytest
from django.http import QueryDict
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from initiatives.directory.facets import count_facets
from initiatives.directory.filters import DirectoryFilter
from initiatives.directory.folding import fold
from initiatives.directory.listing import Listing
from initiatives.directory.memory import Memory
from initiatives.directory.models import DirectoryEntry
from initiatives.listing import INITIATIVES
from initiatives.models import InitiativePage
from portal.regions.models import Municipality, Topic
from tests.factories.directory import entry
from tests.factories.regions import MunicipalityFactory, TopicFactory

KINDS, STATUSES = InitiativePage.Kind.values, InitiativePage.Status.values
TOPICS = ["natur", "energie", "kunst", "nichts"]
PARENTS = {"kreis": None, "amt": "kreis", "dorf": "amt", "kiel": None, "leer": None}
POINTS = {"kiel": (54.32, 10.12), "dorf": (54.2, 10.3), "kreis": (54.1, 10.4)}
WORDS = ["rad", "garten", "Äpfel", "saat", "strom"]


def some(values, most=3):
    return st.lists(st.sampled_from(values), unique=True, max_size=most)


rows = st.lists(
    st.fixed_dictionaries(
        {
            "topics": some(TOPICS[:3]),
            "place": st.sampled_from([None, *PARENTS]),
            "kind": st.sampled_from(KINDS),
            "status": st.sampled_from(STATUSES),
            "wants_people": st.booleans(),
            "title": some(WORDS),
            "words": some(WORDS),
            "point": st.none() | st.tuples(st.floats(53.9, 54.6), st.floats(9.5, 10.9)),
        }
    ),
    max_size=12,
)
addresses = st.fixed_dictionaries(
    {
        "thema": some([*TOPICS, "unbekannt"]),
        "ort": some([*PARENTS, "atlantis"], 1),
        "art": some([*KINDS, "unbekannt"]),
        "status": some([*STATUSES, "unbekannt"]),
        "sucht": st.sampled_from([[], ["1"]]),
        "q": st.sampled_from([[], ["rad"], ["AEPFEL"], ["rad äpf"], ["gibtesnicht"]]),
        "bei": st.sampled_from([[], ["kiel"], ["54.25,10.2"], ["leer"]]),
        "km": st.sampled_from([[], ["5"], ["7"], ["25"]]),
        "sortierung": st.sampled_from([[], ["neu"], ["name"], ["nah"], ["relevanz"]]),
    }
)


@pytest.fixture
def region(db):
    for slug in TOPICS:
        TopicFactory(slug=slug)
    for slug, parent in PARENTS.items():
        latitude, longitude = POINTS.get(slug, (None, None))
        MunicipalityFactory(
            slug=slug,
            parent=Municipality.objects.filter(slug=parent).first(),
            latitude=latitude,
            longitude=longitude,
        )


class Model:
    """The filters, once more and without a database."""

    def __init__(self, rows, address):
        self.rows = rows
        self.address = address
        self.point = None
        if address["bei"] and address["bei"] != ["leer"]:
            self.point = POINTS.get(address["bei"][0], (54.25, 10.2))
        self.km = int(address["km"][0]) if address["km"] and self.point else None

    def places_of(self, row):
        """The row's municipality and what it belongs to, two levels up."""
        place, found = row["place"], []
        while place and len(found) < 3:
            found.append(place)
            place = PARENTS[place]
        return found

    def distance(self, row):
        point = row["point"] or POINTS.get(row["place"])
        if point is None or self.point is None:
            return None
        north, east = point[0] - self.point[0], point[1] - self.point[1]
        return ((north * 111.195) ** 2 + (east * 111.195 * cosine(self.point[0])) ** 2) ** 0.5

    def fits(self, row, without=""):
        asked = {name: [value for value in values if value != "unbekannt"] for name, values in self.address.items()}
        text = fold(" ".join(row["title"] + row["words"]))
        return (
            (without == "thema" or not asked["thema"] or bool(set(asked["thema"]) & set(row["topics"])))
            and (without == "ort" or asked["ort"] in ([], ["atlantis"]) or asked["ort"][0] in self.places_of(row))
            and (without == "art" or not asked["art"] or row["kind"] in asked["art"])
            and (without == "status" or not asked["status"] or row["status"] in asked["status"])
            and (without == "sucht" or not asked["sucht"] or row["wants_people"])
            and all(word in text for value in asked["q"] for word in fold(value).split())
            and (without == "bei" or self.km is None or self.is_within(row, self.km))
        )

    def is_within(self, row, km):
        distance = self.distance(row)
        return distance is not None and distance <= km

    def count(self, values_of, without):
        return Counter(value for row in self.rows if self.fits(row, without) for value in values_of(row))


def cosine(degrees):
    return math.cos(math.radians(degrees))


def store(rows):
    topics = {topic.slug: topic for topic in Topic.objects.all()}
    places = {place.slug: place for place in Municipality.objects.all()}
    now = timezone.now()
    DirectoryEntry.objects.all().delete()
    for number, row in enumerate(rows):
        latitude, longitude = row["point"] or (None, None)
        entry(
            longitude,
            latitude,
            title=" ".join(row["title"]) or "Ohne Worte",
            words=" ".join(row["words"]),
            topics=[topics[slug] for slug in row["topics"]],
            object_id=number,
            municipality=places.get(row["place"]),
            kind=row["kind"],
            status=row["status"],
            wants_people=row["wants_people"],
            published_at=now - timedelta(minutes=number),
        )


def read(address):
    query = QueryDict(mutable=True)
    for name, values in address.items():
        query.setlist(name, values)
    return DirectoryFilter.read(query, [INITIATIVES])


def known(counts):
    return {value: count for value, count in counts.items() if count}


@given(rows=rows, address=addresses)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_results_and_counts_are_those_of_the_model(region, rows, address):
    store(rows)
    chosen, model = read(address), Model(rows, address)
    slugs = {each.pk: each.slug for each in [*chosen.choices.topics]}
    places = {each.pk: each.slug for each in chosen.choices.municipalities}

    facets = count_facets(chosen, DirectoryEntry.objects.all(), nothing_remembered())
    found = chosen.narrow(DirectoryEntry.objects.all()).values_list("object_id", flat=True)

    assert sorted(found) == [number for number, row in enumerate(rows) if model.fits(row)]
    assert facets.total == len(found)
    assert known({slugs[pk]: n for pk, n in facets.topics.items()}) == model.count(lambda row: row["topics"], "thema")
    assert known({places[pk]: n for pk, n in facets.municipalities.items()}) == model.count(model.places_of, "ort")
    assert known(facets.kinds) == model.count(lambda row: [row["kind"]], "art")
    assert known(facets.statuses) == model.count(lambda row: [row["status"]], "status")
    assert facets.wants_people == model.count(lambda row: [row["wants_people"]], "sucht")[True]
    assert facets.distances == {
        km: sum(model.fits(row, "bei") and model.is_within(row, km) for row in rows) for km in facets.distances
    }


@given(rows=rows, address=addresses)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_order_is_that_of_the_model(region, rows, address):
    store(rows)
    chosen, model = read(address), Model(rows, address)

    found = chosen.sort(chosen.narrow(DirectoryEntry.objects.all())).values_list("object_id", flat=True)

    assert list(found) == in_order(chosen, model)


@given(rows=rows, address=addresses, start=st.integers(0, 6), looked_through=st.integers(1, 6))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_first_of_many_are_those_of_the_model_too(region, rows, address, start, looked_through):
    store(rows)
    chosen, model = read(address), Model(rows, address)
    listing = Listing(INITIATIVES, chosen, "de")

    with patch.multiple("initiatives.directory.listing", FEW=0, LOOKED_THROUGH=looked_through):
        found = listing.read_part(slice(start, start + 3))

    assert [entry.object_id for entry in found] == in_order(chosen, model)[start : start + 3]


def in_order(chosen, model):
    """The numbers of the rows as the list shows them."""
    rows = model.rows

    def key(number):
        row = rows[number]
        if chosen.order == "name":
            return " ".join(row["title"]).lower().replace("ä", "a") or "ohne worte"
        if chosen.order == "nah" and model.point:
            distance = model.distance(row)
            return (distance is None, distance or 0, number)
        hits = sum(word in fold(" ".join(row["title"])) for word in fold(chosen.text).split())
        return (-hits if chosen.order == "relevanz" else 0, number)

    return sorted((n for n, row in enumerate(rows) if model.fits(row)), key=key)


def test_counting_asks_as_often_for_thirty_rows_as_for_one(region, query_count):
    chosen = read({"thema": ["natur"], "bei": ["kiel"], "km": ["25"], "q": ["rad"]})
    entry(title="Rad")
    with query_count() as one:
        count_facets(chosen, DirectoryEntry.objects.all(), nothing_remembered())
    for _number in range(29):
        entry(title="Rad")
    with query_count() as thirty:
        count_facets(chosen, DirectoryEntry.objects.all(), nothing_remembered())

    assert len(one) == len(thirty) == 4


@given(rows=rows, address=addresses, most=st.integers(0, 6))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_too_much_to_count_has_no_number_and_the_rest_the_right_one(region, rows, address, most):
    store(rows)
    chosen, model = read(address), Model(rows, address)
    slugs = {each.pk: each.slug for each in [*chosen.choices.topics]}
    places = {each.pk: each.slug for each in chosen.choices.municipalities}

    def expected(values_of, without):
        there = sum(model.fits(row, without) for row in rows)
        return None if there > most and len(rows) > most else model.count(values_of, without)

    with patch("initiatives.directory.facets.MOST_COUNTED", most):
        facets = count_facets(chosen, DirectoryEntry.objects.all(), nothing_remembered())
    found = sum(model.fits(row) for row in rows)

    assert (facets.total, facets.has_more) == (min(found, most), found > most)
    assert named(facets.topics, slugs) == expected(lambda row: row["topics"], "thema")
    assert named(facets.municipalities, places) == expected(model.places_of, "ort")
    assert named(facets.kinds) == expected(lambda row: [row["kind"]], "art")
    assert named(facets.statuses) == expected(lambda row: [row["status"]], "status")
    people = expected(lambda row: [row["wants_people"]], "sucht")
    assert facets.wants_people == (None if people is None else people[True])
    within = {km: sum(model.fits(row, "bei") and model.is_within(row, km) for row in rows) for km in chosen.distances}
    assert facets.distances == {km: n for km, n in within.items() if model.point and (n <= most or len(rows) <= most)}


@given(rows=rows, address=addresses, other=addresses, most=st.integers(0, 6))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_remembered_changes_no_number(region, rows, address, other, most):
    store(rows)
    entries, memory = DirectoryEntry.objects.all(), nothing_remembered()

    with patch("initiatives.directory.facets.MOST_COUNTED", most):
        for asked in ({**address, "ort": other["ort"]}, {**address, "thema": other["thema"]}, address):
            count_facets(read(asked), entries, memory)
        assert count_facets(read(address), entries, memory) == count_facets(
            read(address), entries, nothing_remembered()
        )


def test_another_place_for_the_same_word_is_counted_without_looking_again(region, query_count):
    for slug in ("kiel", "kiel", "leer"):
        entry(title="Saat", municipality=Municipality.objects.get(slug=slug))
    entry(title="Strom")
    entries, memory = DirectoryEntry.objects.all(), nothing_remembered()

    def facets_of(**address):
        chosen = read({"q": ["saat"], **address})
        assert chosen.choices.municipalities
        with query_count() as queries:
            facets = count_facets(chosen, entries, memory)
        return facets.total, len(queries)

    with patch("initiatives.directory.facets.MOST_COUNTED", 3):
        assert [facets_of(), facets_of(ort=["kiel"]), facets_of(ort=["leer"])] == [(3, 2), (2, 0), (1, 0)]


def nothing_remembered():
    return Memory(uuid4().hex)


def named(counts, names=None):
    return None if counts is None else known({names[key] if names else key: n for key, n in counts.items()})
