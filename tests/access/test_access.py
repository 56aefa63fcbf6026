"""Every URL pattern × every kind of person; a pattern without a row fails."""

import pytest

from tests.access.addresses import every_address
from tests.access.table import SIGNED_IN, SIGNED_IN_ABSENT, SIGNED_IN_FORM, TABLE
from tests.factories.accounts import UserFactory
from tests.factories.pages import front_page
from tests.factories.regions import ManagerFactory, MunicipalityFactory

ADMIN = "/admin/"
ADMIN_OPEN = {"closed_admin_login", "wagtailadmin_sprite", "wagtailadmin_javascript_catalog"}  # way in, icons, words
ADDRESSES = every_address()
OF_THE_PORTAL = [each for each in ADDRESSES if not each.path.startswith(ADMIN)]
OF_THE_ADMIN = [each for each in ADDRESSES if each.path.startswith(ADMIN) and each.name not in ADMIN_OPEN]
CLOSED = {SIGNED_IN, SIGNED_IN_ABSENT, SIGNED_IN_FORM}
KINDS = ["anonymous", "citizen", "manager", "admin"]


@pytest.fixture(scope="module")
def cast(shared):
    """A portal with somebody of each kind, for all rows of the table."""
    with shared():
        front_page()
        kiel = MunicipalityFactory(name="Kiel", slug="kiel")
        yield {
            "anonymous": None,
            "citizen": UserFactory(),
            "manager": ManagerFactory(municipalities=[kiel]).user,
            "admin": UserFactory(is_superuser=True),
        }


@pytest.fixture
def person(request, cast, db):
    return cast[request.param]


def test_every_address_has_a_row():
    assert {each.name for each in OF_THE_PORTAL} - TABLE.keys() == set()


def test_every_row_has_an_address():
    assert TABLE.keys() - {each.name for each in OF_THE_PORTAL} == set()


@pytest.mark.parametrize("person", KINDS, indirect=True)
@pytest.mark.parametrize("address", OF_THE_PORTAL, ids=lambda address: address.name)
def test_each_person_gets_what_the_table_says(client, address, person, request):
    expected = TABLE[address.name][KINDS.index(request.node.callspec.params["person"])]
    if person:
        client.force_login(person)

    response = client.get(address.path)
    b"".join(response)  # a file is read, and closed, at its end; `close` would take the shared rows along

    assert response.status_code == expected
    if person is None and TABLE[address.name] in CLOSED and address.name != "account_logout":
        assert response.url == f"/konto/anmelden/?next={address.path}"


@pytest.mark.parametrize("person", ["anonymous", "citizen"], indirect=True)
def test_nobody_else_gets_into_the_admin(client, person):
    if person:
        client.force_login(person)

    let_in = [each for each in OF_THE_ADMIN if client.get(each.path).status_code not in {301, 302, 403, 404}]

    assert let_in == []
