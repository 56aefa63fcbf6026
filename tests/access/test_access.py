"""Every URL pattern × every kind of person; a pattern without a row fails."""

from http.cookies import SimpleCookie

import pytest
from django.db import transaction

from portal.settings.shared_pages import SHARED_PAGES
from tests.access.addresses import every_address
from tests.access.table import OPEN, SIGNED_IN, SIGNED_IN_ABSENT, SIGNED_IN_FORM, TABLE
from tests.factories.accounts import UserFactory
from tests.factories.pages import front_page
from tests.factories.regions import ManagerFactory, MunicipalityFactory
from tests.portal.base.shared_pages.clock import kept_in

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


@pytest.fixture
def visit(client, person):
    """Each visit begins with the same cookies, and leaves no row behind."""
    if person:
        client.force_login(person)
    signed_in = client.cookies.output(attrs=[], header="", sep=";")

    def visit(path):
        client.cookies = SimpleCookie(signed_in)
        with transaction.atomic():
            answer = client.get(path)
            b"".join(answer)  # a file is read, and closed, at its end; `close` would take the shared rows along
            transaction.set_rollback(True)
        return answer

    return visit


@pytest.fixture
def shelf(client, monkeypatch, settings):
    client.defaults["HTTP_HOST"] = "testserver"
    return kept_in(monkeypatch, settings)


def test_every_address_has_a_row():
    assert {each.name for each in OF_THE_PORTAL} - TABLE.keys() == set()


def test_every_row_has_an_address():
    assert TABLE.keys() - {each.name for each in OF_THE_PORTAL} == set()


@pytest.mark.parametrize("person", KINDS, indirect=True)
def test_each_person_gets_what_the_table_says(bare_refusals, person, request, settings, shelf, visit):
    """All addresses for one person in one test, each in a transaction of its own: to sign in and to begin anew costs
    more than most of them. What each refuses is the portal's one page for it, which is drawn elsewhere.

    What is kept for others is what strangers get of the pages that are the same for all of them, and nothing else."""
    who = KINDS.index(request.node.callspec.params["person"])
    answers = {address.name: visit(address.path) for address in OF_THE_PORTAL}

    expected = {address.name: TABLE[address.name][who] for address in OF_THE_PORTAL}
    assert {name: answer.status_code for name, answer in answers.items()} == expected
    if person is None:
        closed = [each for each in OF_THE_PORTAL if TABLE[each.name] in CLOSED and each.name != "account_logout"]
        ways = {each.name: answers[each.name].url for each in closed}
        assert ways == {each.name: f"/konto/anmelden/?next={each.path}" for each in closed}
    shared = [each for each in OF_THE_PORTAL if each.name in SHARED_PAGES and TABLE[each.name] == OPEN]
    kept = {key.removeprefix("http://testserver").removesuffix("?"): page for key, (page, _) in shelf._pages.items()}
    assert kept.keys() == (set() if person else {each.path for each in shared})
    settings.PAGE_CACHE = False
    assert {path: page.body for path, page in kept.items()} == {path: visit(path).content for path in kept}


@pytest.mark.parametrize("person", KINDS, indirect=True)
def test_each_person_sees_the_page_of_what_is_not_there(person, visit):
    assert "Seite nicht gefunden" in visit("/gibt-es-nicht/").content.decode()


@pytest.mark.parametrize("person", ["anonymous", "citizen"], indirect=True)
def test_nobody_else_gets_into_the_admin(bare_refusals, person, visit):
    let_in = [each for each in OF_THE_ADMIN if visit(each.path).status_code not in {301, 302, 403, 404}]

    assert let_in == []
