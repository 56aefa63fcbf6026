"""Anna looks after a network, Ben is an admin of a project in it, Gesa belongs to that project, Clara is a stranger."""

import pytest

from tests.factories.events import EventIndexPageFactory
from tests.factories.initiatives import InitiativeIndexPageFactory, InitiativePageFactory
from tests.factories.networks import NetworkFactory
from tests.factories.pages import NewsIndexPageFactory
from tests.factories.projects import ProjectFactory


@pytest.fixture
def member(ben, gesa):
    """A project that belongs to the network."""
    return ProjectFactory(name="Reparaturtreff", slug="reparaturtreff", admin=ben, members=[gesa])


@pytest.fixture
def network(anna, member):
    return NetworkFactory(name="Reparaturnetz", slug="reparaturnetz", admin=anna, founder=anna, projects=[member])


@pytest.fixture
def other(ben):
    """A project of Ben's that does not belong to it."""
    return ProjectFactory(name="Fahrradküche", slug="fahrradkueche", admin=ben)


@pytest.fixture
def directory(home_page):
    return InitiativeIndexPageFactory(parent=home_page)


@pytest.fixture
def calendar(home_page):
    return EventIndexPageFactory(parent=home_page)


@pytest.fixture
def newspaper(home_page):
    return NewsIndexPageFactory(parent=home_page)


@pytest.fixture
def with_page(directory):
    """Gives a project its public page."""

    def give(project, **fields):
        project.page = InitiativePageFactory(parent=directory, title=project.name, kind="project", **fields)
        project.save(update_fields=["page"])
        return project.page

    return give
