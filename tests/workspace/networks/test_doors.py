"""Every address of a network × every kind of person × every state of it."""

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories.accounts import UserFactory
from tests.factories.networks import NetworkFactory
from tests.factories.projects import ProjectFactory
from tests.factories.regions import ManagerFactory, MunicipalityFactory
from workspace.networks.choices import Status

STATES = {
    "active": {},
    "requested": {"status": Status.REQUESTED},
    "declined": {"status": Status.DECLINED},
    "hidden": {"is_hidden": True},
    "closed": {"closed_at": timezone.now()},
}
EVERYBODY = ["anonymous", "citizen", "caretaker", "project_admin", "member", "manager", "other_manager", "portal_admin"]
SEES = {
    "active": set(EVERYBODY),
    "requested": {"caretaker", "project_admin", "member", "manager", "portal_admin"},
    "declined": {"caretaker", "manager", "portal_admin"},
    "hidden": {"caretaker", "manager", "portal_admin"},
    "closed": {"caretaker", "manager", "portal_admin"},
}
OF_ADMINS = ["edit", "projects", "people"]
BUTTONS = ["close", "reopen", "leave"]
BUTTONS_OF_THINGS = ["invite", "decide", "end", "add_admin"]


@pytest.fixture(scope="module")
def cast(shared):
    with shared():
        kiel, preetz = MunicipalityFactory(name="Kiel", slug="kiel"), MunicipalityFactory(name="Preetz", slug="preetz")
        people = {name: UserFactory() for name in ("citizen", "caretaker", "project_admin", "member")}
        people |= {
            "manager": ManagerFactory(municipalities=[kiel]).user,
            "other_manager": ManagerFactory(municipalities=[preetz]).user,
            "portal_admin": UserFactory(is_superuser=True),
        }
        project = ProjectFactory(admin=people["project_admin"], members=[people["member"]])
        networks = {
            state: NetworkFactory(
                name=f"Netz {state}",
                slug=f"netz-{state}",
                municipality=kiel,
                admin=people["caretaker"],
                projects=[project],
                **fields,
            )
            for state, fields in STATES.items()
        }
        yield people, networks


def address(name, network, *more):
    return reverse(f"networks:{name}", args=[network.slug, *more])


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("who", EVERYBODY)
def test_each_sees_what_exists_for_them(as_person, cast, db, who, state):
    people, networks = cast
    client, network, sees = as_person(people.get(who)), networks[state], who in SEES[state]

    answers = {name: client.get(address(name, network)) for name in ("detail", "dates", "news")}

    assert {answer.status_code for answer in answers.values()} == {200 if sees else 404}
    assert any(network.name in answer.text for answer in answers.values()) == sees
    public = 200 if state == "active" else 404
    assert {client.get(address(name, network)).status_code for name in ("calendar", "feed")} == {public}
    assert (network.name in client.get(reverse("networks:list")).text) == (state == "active")
    if who != "anonymous":
        assert client.get(address("join", network)).status_code == (200 if sees else 404)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("who", EVERYBODY)
def test_only_its_admins_do_something_with_it(as_person, cast, db, who, state):
    people, networks = cast
    client, network = as_person(people.get(who)), networks[state]
    refused = 302 if who == "anonymous" else 403 if who in SEES[state] else 404

    pages = {client.get(address(name, network)).status_code for name in OF_ADMINS}

    assert pages == {200 if who == "caretaker" else refused}
    if who != "caretaker":
        posts = {client.post(address(name, network)).status_code for name in (*OF_ADMINS, *BUTTONS)}
        posts |= {client.post(address(name, network, 1)).status_code for name in BUTTONS_OF_THINGS}
        assert posts == {refused}


@pytest.mark.usefixtures("cast")
def test_who_is_not_signed_in_learns_nothing_of_what_is_not_public(as_person, db):
    client = as_person()

    for name in (*OF_ADMINS, "join"):
        there, nowhere = (client.get(reverse(f"networks:{name}", args=[slug])) for slug in ("netz-closed", "nie"))
        assert (there.status_code, nowhere.status_code) == (302, 302)


@pytest.mark.parametrize(("who", "status"), [("citizen", 403), ("member", 403), ("project_admin", 200)])
def test_admins_of_projects_can_found_one(as_person, cast, db, who, status):
    people, _networks = cast

    assert as_person(people[who]).get(reverse("networks:create")).status_code == status
