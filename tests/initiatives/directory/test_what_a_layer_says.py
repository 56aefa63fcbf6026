"""What a layer says of its things: what is counted on their cards, and whether they look for people."""

import csv
import io
import json

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory

from initiatives.directory.exports import csv_of, geojson_of
from initiatives.directory.layers import Card, Count, Layer
from initiatives.directory.listing import Listing
from tests.factories.directory import entry


def layer(**said):
    counts = [Count(12, "12 Menschen", "people"), Count(3, "3 Kommentare", "chat-dots")]
    return Layer(
        name="probe",
        label="Probe",
        icon="people",
        rows=lambda _ids: [],
        cards=lambda ids: {pk: Card(pk, "/bank/", "Bank", counts=counts if said.get("counts") else ()) for pk in ids},
        **said,
    )


COUNTING = layer(counts=[("supports", "Unterstützungen"), ("comments", "Kommentare")])


@pytest.fixture
def request_(db):
    entry(10.13, 54.32, title="Bank", layer="probe")
    return RequestFactory().get("/")


def read(answer):
    text = answer.getvalue().decode("utf-8-sig")
    answer.close()
    return text


def test_the_table_has_a_column_for_each_count(request_):
    heading, row = csv.reader(io.StringIO(read(csv_of(Listing.read(request_, COUNTING), request_))), delimiter=";")

    assert dict(zip(heading[-2:], row[-2:], strict=True)) == {"Unterstützungen": "12", "Kommentare": "3"}


def test_the_points_name_each_count(request_):
    (point,) = json.loads(read(geojson_of(Listing.read(request_, COUNTING), request_)))["features"]

    assert (point["properties"]["supports"], point["properties"]["comments"]) == (12, 3)


def test_a_card_says_its_counts_in_words(request_):
    (item,) = Listing.read(request_, COUNTING).context(None)["items"]
    card = render_to_string("initiatives/directory/card.html", {"item": item, "card": item.card, "km": item.km})

    assert [words in card for words in ("12 Menschen", "3 Kommentare")] == [True, True]


@pytest.mark.parametrize(("may_want_people", "offered"), [(True, ["1"]), (False, [])])
def test_only_layers_whose_things_look_for_people_are_filtered_by_it(request_, may_want_people, offered):
    groups = Listing.read(request_, layer(may_want_people=may_want_people)).context(None)["groups"]

    assert [offer.value for offer in groups["sucht"].offers] == offered
