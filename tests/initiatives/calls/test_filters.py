"""The filters of /mitmachen/ against a plain Python model of the same filters."""

import math

import pytest
from django.http import QueryDict
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from initiatives.calls.choices import Direction, Effort, Kind, Status, Time
from initiatives.calls.filters import CallFilter
from initiatives.calls.models import Call
from initiatives.directory.folding import fold
from portal.base.counting import Bounded
from portal.regions.models import Municipality, Topic
from tests.factories.regions import MunicipalityFactory, TopicFactory

TOPICS = ["natur", "energie", "kunst"]
PARENTS = {"kreis": None, "preetz": "kreis", "kiel": None}
POINTS = {"preetz": (54.2353, 10.2792), "kiel": (54.3233, 10.1228)}
WORDS = ["löten", "Äpfel", "graben"]
HOW_LONG = {effort: rank for rank, effort in enumerate(Effort.values[:-1])}
KM_A_DEGREE = 111.195


def some(values, most=3):
    return st.lists(st.sampled_from(values), unique=True, max_size=most)


rows = st.lists(
    st.fixed_dictionaries(
        {
            "direction": st.sampled_from(Direction.values),
            "kind": st.sampled_from(Kind.values),
            "effort": st.sampled_from(["", *Effort.values]),
            "times": some(Time.values, 5),
            "topics": some(TOPICS),
            "place": st.sampled_from([None, *PARENTS]),
            "point": st.none() | st.tuples(st.floats(54.0, 54.5), st.floats(9.9, 10.6)),
            "is_online": st.booleans(),
            "skills": some(WORDS),
        }
    ),
    max_size=8,
)
addresses = st.fixed_dictionaries(
    {
        "richtung": some(["gesuche", "angebote", "quer"], 1),
        "zeit": some([*Effort.values, "nie"], 1),
        "wann": some([*Time.values[:-1], "nie"], 1),
        "art": some([*Kind.values, "unbekannt"]),
        "thema": some([*TOPICS, "unbekannt"]),
        "ort": some([*PARENTS, "atlantis"], 1),
        "bei": st.sampled_from([[], ["preetz"], ["54.3,10.2"], ["kreis"]]),
        "km": st.sampled_from([[], ["5"], ["10"], ["-1"]]),
        "online": some(["1"], 1),
        "q": st.sampled_from([[], ["LOETEN"], ["äpf gra"], ["gibtesnicht"]]),
        "sortierung": some(["neu", "bald", "aufwand", "nah", "quer"], 1),
    }
)


@pytest.fixture
def region(db):
    for slug in TOPICS:
        TopicFactory(slug=slug)
    for slug, parent in PARENTS.items():
        latitude, longitude = POINTS.get(slug, (None, None))
        above = Municipality.objects.filter(slug=parent).first()
        MunicipalityFactory(name=slug, slug=slug, parent=above, latitude=latitude, longitude=longitude)


def store(rows):
    """In bulk, with the words that the service would write."""
    places = {each.slug: each for each in Municipality.objects.all()}
    topics = {each.slug: each.pk for each in Topic.objects.all()}
    calls = Call.objects.bulk_create(
        Call(
            title="Gesuch",
            status=Status.OPEN,
            published_at=timezone.now(),
            municipality=places.get(row["place"]),
            latitude=row["point"] and f"{row['point'][0]:.6f}",
            longitude=row["point"] and f"{row['point'][1]:.6f}",
            words=fold(" ".join(row["skills"])),
            **{name: row[name] for name in ("direction", "kind", "effort", "is_online")},
            **dict.fromkeys(row["times"], True),
        )
        for row in rows
    )
    through = Call.topics.through
    through.objects.bulk_create(
        through(call=call, topic_id=topics[slug])
        for call, row in zip(calls, rows, strict=True)
        for slug in row["topics"]
    )
    return {call.pk: row for call, row in zip(calls, rows, strict=True)}


def known(values, *unknown):
    return [value for value in values if value not in unknown]


def distance(row, centre):
    point = row["point"] or POINTS.get(row["place"])
    if point is None:
        return math.inf
    north = (point[0] - centre[0]) * KM_A_DEGREE
    return math.hypot(north, (point[1] - centre[1]) * KM_A_DEGREE * math.cos(math.radians(centre[0])))


def fits(row, asked):
    wanted = Direction.OFFERS if asked["richtung"] == ["angebote"] else Direction.SEEKS
    zeit, wann = known(asked["zeit"], "nie"), known(asked["wann"], "nie")
    kinds, topics, place = (
        known(asked["art"], "unbekannt"),
        known(asked["thema"], "unbekannt"),
        known(asked["ort"], "atlantis"),
    )
    centre = {"preetz": POINTS["preetz"], "54.3,10.2": (54.3, 10.2)}.get("".join(asked["bei"]))
    km = int(asked["km"][0]) if known(asked["km"], "-1") and centre else None
    in_time = not zeit or (
        row["effort"] == zeit[0]
        if zeit[0] == Effort.REGULARLY
        else HOW_LONG.get(row["effort"], math.inf) <= HOW_LONG[zeit[0]]
    )
    return (
        row["direction"] == wanted
        and in_time
        and (not wann or bool({wann[0], "is_flexible"} & set(row["times"])))
        and (not kinds or row["kind"] in kinds)
        and (not topics or bool(set(topics) & set(row["topics"])))
        and (not place or place[0] in {row["place"], PARENTS.get(row["place"])})
        and (not asked["online"] or row["is_online"])
        and all(word in fold(" ".join(row["skills"])) for word in fold(" ".join(asked["q"])).split())
        and (km is None or distance(row, centre) <= km)
    )


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=rows, address=addresses)
def test_the_filters_find_what_a_plain_model_finds(region, rows, address):
    Call.objects.all().delete()
    stored = store(rows)
    query = QueryDict(mutable=True)
    for name, values in address.items():
        query.setlist(name, values)

    chosen = CallFilter.read(query)
    fitting = chosen.narrow(Call.objects.open())
    found = list(chosen.sort(fitting.filter(direction=chosen.direction)).values_list("pk", flat=True))

    assert sorted(found) == sorted(pk for pk, row in stored.items() if fits(row, address))
    assert len(set(found)) == len(found)
    assert fitting.in_each_direction()[chosen.direction] == Bounded(len(found), has_more=False)


@pytest.mark.parametrize(
    "address", ["", "richtung=angebote&zeit=two_hours&art=hands&thema=natur&bei=54.3,10.2&km=5&q=%26"]
)
def test_a_link_to_the_same_list_finds_the_same(region, address):
    chosen = CallFilter.read(QueryDict(address))

    again = CallFilter.read(QueryDict(chosen.query()))

    assert again.parameters == chosen.parameters
