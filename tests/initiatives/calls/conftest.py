import datetime

import pytest
from django.utils import timezone

from initiatives.calls.choices import Direction
from tests.factories.calls import CallFactory
from tests.factories.initiatives import InitiativePageFactory


@pytest.fixture
def initiative(directory_page, kiel):
    """Anna is its contact."""
    return InitiativePageFactory(
        parent=directory_page, title="Repair-Café", municipality=kiel, contact_email="anna@example.org"
    )


@pytest.fixture
def call(initiative, kiel):
    return CallFactory(title="Lötkolben halten", initiative=initiative, municipality=kiel, how_many=1)


@pytest.fixture
def offer(kiel, ben):
    return CallFactory(title="Lastenrad zu verleihen", direction=Direction.OFFERS, owner=ben, municipality=kiel)


@pytest.fixture
def tomorrow():
    return timezone.localdate() + datetime.timedelta(days=1)
