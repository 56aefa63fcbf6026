"""Kiel's cargo bike, which Maren keeps, and the projector of Anna's project."""

from datetime import timedelta

import pytest

from tests.factories.lending import ThingFactory
from workspace.lending.times import today


@pytest.fixture
def bike(kiel):
    return ThingFactory(title="Lastenrad Lotte", municipality=kiel, place="Rathaus")


@pytest.fixture
def projector(project, anna):
    return ThingFactory(title="Dokumentenkamera", project=project, created_by=anna)


@pytest.fixture
def days():
    """`days(3, 5)` is what the form says of these days from today."""

    def said(first, last):
        return {
            "first": (today() + timedelta(days=first)).isoformat(),
            "last": (today() + timedelta(days=last)).isoformat(),
        }

    return said
