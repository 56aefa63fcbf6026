"""The cast of a project: Anna looks after it, Ben works along, Gesa is a guest, Clara is a stranger."""

import pytest

from tests.factories.accounts import UserFactory
from tests.factories.projects import ProjectFactory


@pytest.fixture
def gesa(db):
    return UserFactory(name="Gesa Gast", email="gesa@example.org")


@pytest.fixture
def project(anna, ben, gesa):
    return ProjectFactory(name="Reparaturtreff", slug="reparaturtreff", admin=anna, members=[ben], guests=[gesa])


@pytest.fixture
def as_person(client):
    """The client, signed in as this person; as nobody without one."""

    def sign_in(person=None):
        if client.cookies:
            client.logout()
        if person is not None:
            client.force_login(person)
        return client

    return sign_in
