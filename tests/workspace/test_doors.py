"""Every room × every kind of person × every state of a project: nothing of a workspace is there for strangers."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from portal.moderation.models import Block
from tests.access.addresses import every_address
from tests.factories.accounts import UserFactory
from tests.factories.posts import PostFactory
from tests.factories.projects import (
    InvitationFactory,
    JoinRequestFactory,
    MembershipFactory,
    ProjectFactory,
    StartFactory,
)
from tests.factories.regions import ManagerFactory, MunicipalityFactory
from workspace.projects.choices import Role, Status
from workspace.projects.models import Membership, Project

STATES = {
    "active": {},
    "requested": {"status": Status.REQUESTED},
    "unlisted": {"is_listed": False},
    "paused": {"status": Status.PAUSED},
    "finished": {"status": Status.FINISHED},
    "archived": {"status": Status.ARCHIVED},
    "declined": {"status": Status.DECLINED},
}
INSIDE = ["admin", "member", "guest"]
OUTSIDE = ["citizen", "applicant", "elsewhere", "manager", "other_manager", "portal_admin"]
LISTED = {"active", "paused", "finished", "archived"}


def addresses_of_rooms():
    """All addresses below a workspace that take nothing but its slug."""
    return [each.name for each in _inside() if each.path.count("/x") == 1 and "/1/" not in each.path]


def addresses_of_things():
    """All that take a number besides."""
    return [each.name for each in _inside() if each.path.count("/x") == 1 and each.path.count("/1/") == 1]


def _inside():
    return [each for each in every_address() if each.name.startswith("workspace:")]


@pytest.fixture(scope="module")
def cast(shared):
    with shared():
        kiel, preetz = MunicipalityFactory(name="Kiel", slug="kiel"), MunicipalityFactory(name="Preetz", slug="preetz")
        people = {name: UserFactory() for name in (*INSIDE, "citizen", "applicant", "elsewhere")}
        people |= {
            "manager": ManagerFactory(municipalities=[kiel]).user,
            "other_manager": ManagerFactory(municipalities=[preetz]).user,
            "portal_admin": UserFactory(is_superuser=True),
        }
        projects = {}
        for state, fields in STATES.items():
            project = ProjectFactory(name=f"Treff {state}", slug=state, municipality=kiel, **fields)
            for role in Role:
                MembershipFactory(project=project, user=people[role.value], role=role)
            JoinRequestFactory(project=project, user=people["applicant"])
            projects[state] = project
        ProjectFactory(admin=people["elsewhere"])
        yield people, projects


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("who", OUTSIDE)
def test_no_room_is_there_for_anybody_else(as_person, cast, db, who, state):
    people, projects = cast
    client = as_person(people[who])

    answers = {name: client.get(reverse(name, args=[projects[state].slug])) for name in addresses_of_rooms()}

    assert {name: answer.status_code for name, answer in answers.items() if answer.status_code not in {404, 405}} == {}
    assert not any(f"Treff {state}" in answer.content.decode() for answer in answers.values())


@pytest.mark.parametrize("who", OUTSIDE)
def test_the_things_in_it_are_there_for_nobody_else(as_person, cast, db, who):
    people, projects = cast
    client = as_person(people[who])

    for name in addresses_of_things():
        address = reverse(name, args=[projects["active"].slug, _thing_of(name, projects["active"]).pk])
        assert {client.get(address).status_code, client.post(address).status_code} <= {404, 405}


def _thing_of(name, project):
    """Something that is really there: a person, an invitation, a request."""
    if "invitation" in name:
        return InvitationFactory(project=project)
    if ":posts:" in name:
        return PostFactory(project=project)
    return project.join_requests.get() if "request" in name else project.memberships.first()


@pytest.mark.parametrize("state", STATES)
def test_who_is_not_signed_in_learns_nothing(as_person, cast, db, state):
    _people, projects = cast
    client = as_person()

    for name in addresses_of_rooms():
        there = client.get(reverse(name, args=[projects[state].slug]))
        nowhere = client.get(reverse(name, args=["gibt-es-nicht"]))
        assert (there.status_code, nowhere.status_code) == (302, 302)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("who", INSIDE)
def test_its_people_get_into_every_room(as_person, cast, db, who, state):
    people, projects = cast
    client = as_person(people[who])

    answers = {
        name: client.get(reverse(name, args=[projects[state].slug])).status_code for name in addresses_of_rooms()
    }

    assert {name: status for name, status in answers.items() if status not in {200, 403, 405}} == {}
    assert answers["workspace:home"] == 200


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("who", ["anonymous", *OUTSIDE])
def test_the_page_for_others_is_there_for_whom_it_may_be(as_person, cast, db, who, state):
    people, projects = cast
    expected = 200 if state in LISTED or who in {"applicant", "manager", "portal_admin"} else 404

    assert as_person(people.get(who)).get(projects[state].get_absolute_url()).status_code == expected


def test_a_blocked_person_reads_and_joins_nothing(as_person, cast, db):
    people, projects = cast
    citizen = people["citizen"]
    Block.objects.create(user=citizen, until=timezone.now() + timedelta(days=1), reason="Werbung")
    invitation = InvitationFactory(project=projects["active"], email=citizen.email)
    start = StartFactory(owner=citizen)
    client = as_person(citizen)

    assert "Werbung" in client.post(reverse("projects:invitation", args=[invitation.token])).content.decode()
    client.post(reverse("projects:finish", args=[start.pk]))

    assert not Membership.objects.of(citizen).exists()
    assert not Project.objects.filter(founder=citizen).exists()
