"""The lists of municipalities and topics."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from home.places.overview import municipalities_overview
from portal.regions.models import Municipality
from tests.factories.initiatives import InitiativePageFactory
from tests.factories.regions import MunicipalityFactory, TopicFactory

Kind = Municipality.Kind


def tiles(response):
    text = re.sub(r"\s+", " ", response.content.decode())
    return re.findall(r'class="card__link" href="(.*?)"', text)


def test_municipalities_stand_with_their_county(client, home_page):
    region = MunicipalityFactory(name="Region", slug="region", kind=Kind.REGION)
    county = MunicipalityFactory(name="Kreis", slug="kreis", kind=Kind.COUNTY, parent=region)
    MunicipalityFactory(name="Stadt", slug="stadt", kind=Kind.CITY, parent=region)
    MunicipalityFactory(name="Dorf", slug="dorf", parent=county)

    response = client.get("/orte/")

    assert tiles(response) == ["/orte/stadt/", "/orte/dorf/"]
    assert 'href="/orte/kreis/"' in response.content.decode()
    assert 'href="/orte/region/"' in response.content.decode()
    assert re.search(r"list-head__count\">(.*?)<", response.content.decode())[1].split()[0] == "3"


def test_a_county_counts_what_its_municipalities_have(directory_page):
    county = MunicipalityFactory(name="Kreis", kind=Kind.COUNTY)
    town = MunicipalityFactory(parent=county)
    for _ in range(2):
        InitiativePageFactory(parent=directory_page, municipality=town)

    group = municipalities_overview().groups[0]

    assert [number for _label, number in group.head.numbers] == [2]


def test_topics_count_what_is_about_them(client, directory_page):
    topic = TopicFactory(name="Rad", slug="rad")
    InitiativePageFactory(parent=directory_page, topics=[topic])

    response = client.get("/themen/")

    assert tiles(response) == ["/themen/rad/"]
    assert "<li>Initiativen: 1</li>" in response.content.decode()


@pytest.mark.parametrize("address", ["/orte/", "/themen/"])
def test_an_empty_list_says_so(client, home_page, address):
    assert 'class="empty"' in client.get(address).content.decode()


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(shape=st.lists(st.tuples(st.sampled_from(list(Kind)), st.integers(0, 9)), max_size=10))
def test_each_municipality_is_there_once_whatever_belongs_to_what(db, shape):
    Municipality.objects.all().update(parent=None)
    Municipality.objects.all().delete()
    made = []
    for kind, above in shape:
        made.append(MunicipalityFactory(kind=kind, parent=made[above % len(made)] if made and above else None))

    overview = municipalities_overview()
    groups = [tile.row.pk for group in overview.groups for tile in [*filter(None, [group.head]), *group.tiles]]
    shown = [*(tile.row.pk for tile in overview.regions), *groups]

    assert sorted(shown) == sorted(each.pk for each in made)
