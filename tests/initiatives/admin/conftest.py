"""Two neighbours with their initiatives."""

import pytest

from tests.factories.accounts import UserFactory
from tests.factories.initiatives import InitiativePageFactory
from tests.factories.regions import ManagerFactory, MunicipalityFactory, TopicFactory


@pytest.fixture
def preetz(db):
    return MunicipalityFactory(name="Preetz", slug="preetz")


@pytest.fixture
def joost(preetz):
    """The climate manager of Preetz."""
    return ManagerFactory(user__name="Joost Jansen", user__email="joost@example.org", municipalities=[preetz]).user


@pytest.fixture
def petra(db):
    return UserFactory(name="Petra Portal", email="petra@example.org", is_superuser=True, is_staff=True)


@pytest.fixture
def energy(db):
    return TopicFactory(name="Energie und Wohnen", slug="energie")


@pytest.fixture
def bikes(directory_page, preetz, energy):
    """Of Preetz."""
    return InitiativePageFactory(parent=directory_page, title="Lastenrad Preetz", municipality=preetz, topics=[energy])


@pytest.fixture
def garden(directory_page, kiel):
    """Of Kiel."""
    return InitiativePageFactory(parent=directory_page, title="Gemeinschaftsgarten Gaarden", municipality=kiel)


@pytest.fixture
def joost_client(client, joost):
    client.force_login(joost)
    return client
