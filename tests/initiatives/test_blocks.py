"""The showcase's numbers on any page."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from home.models import HomePage, StandardPage
from initiatives.impact import outwards
from portal.base.blocks import ContentBlock
from tests.factories.directory import entry
from tests.factories.initiatives import InitiativeImpactFactory, InitiativePageFactory
from tests.factories.regions import MunicipalityFactory, TopicFactory

amounts = st.decimals(0, 10**9, places=2)


def drawn(name, **value):
    html = ContentBlock().child_blocks[name].render(value)
    return re.findall(r'figures__value">([^<]+)<.*?figures__label">([^<]+)<', html, re.DOTALL)


def test_pages_and_the_front_page_offer_them():
    for field in (StandardPage._meta.get_field("body"), HomePage._meta.get_field("sections")):
        assert {"showcase_numbers", "impact"} <= set(field.stream_block.child_blocks)


def test_what_everybody_may_see_is_counted_once(db):
    entry(wants_people=True)
    entry(language="en")
    entry(layer="gesuche")

    assert drawn("showcase_numbers", counted=["initiatives", "looking", "calls", "stories"]) == [
        ("1", "Initiative"),
        ("1", "sucht Leute"),
        ("1", "offenes Gesuch"),
    ]


def test_a_municipality_counts_with_what_belongs_to_it(kiel):
    energy = TopicFactory()
    entry(municipality=MunicipalityFactory(parent=kiel), topics=[energy])
    entry(municipality=MunicipalityFactory(), topics=[energy])
    entry(municipality=kiel)

    assert drawn("showcase_numbers", municipality=kiel, counted=["initiatives"]) == [("2", "Initiativen")]
    assert drawn("showcase_numbers", municipality=kiel, topic=energy, counted=["initiatives"]) == [("1", "Initiative")]


def test_the_impact_of_drafts_and_of_others_does_not_count(directory_page, kiel):
    shown = InitiativePageFactory(parent=directory_page, municipality=kiel)
    InitiativeImpactFactory(page=shown, low=1210, high=1498)
    InitiativeImpactFactory(page=shown, kind="people", low=20, high=20, rate="yearly")
    InitiativeImpactFactory(page=InitiativePageFactory(parent=directory_page, live=False))
    InitiativeImpactFactory(page=InitiativePageFactory(parent=directory_page))

    assert drawn("impact", municipality=kiel) == [
        ("1.210–1.500", "Dinge repariert insgesamt, aus 1 Angabe"),
        ("20", "Menschen erreicht im Jahr, aus 1 Angabe"),
    ]
    assert drawn("showcase_numbers", municipality=kiel, counted=["people"]) == [
        ("20", "Menschen erreicht im Jahr, aus 1 Angabe")
    ]


def test_nothing_is_no_number(db):
    assert drawn("showcase_numbers", counted=["initiatives"]) == []
    assert drawn("impact") == []


@pytest.mark.parametrize("name", ["showcase_numbers", "impact"])
def test_the_cost_does_not_grow(directory_page, query_count, name):
    def cost():
        with query_count() as queries:
            drawn(name, counted=["initiatives", "people"])
        return len(queries)

    InitiativeImpactFactory(page=InitiativePageFactory(parent=directory_page))
    one = cost()
    for _n in range(5):
        InitiativeImpactFactory(page=InitiativePageFactory(parent=directory_page), kind="people")

    assert cost() == one <= 2


@given(amounts, amounts)
def test_rounding_only_widens_the_range(one, other):
    low, high = sorted([one, other])

    down, up = outwards(low, high)

    assert 0 <= down <= low <= high <= up
    assert up - high <= max(Decimal(1), high / 100)
