"""Every room × every kind of person × every state of a project: nothing of a workspace is there for strangers."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from portal.accounts.models import User
from portal.moderation.models import AuditEntry, Block
from portal.moderation.services.cases import close_case
from tests.access.addresses import every_address
from tests.factories.accounts import UserFactory
from tests.factories.appointments import AppointmentPollFactory
from tests.factories.calendar import EventFactory
from tests.factories.decisions import PollFactory
from tests.factories.discussions import CategoryFactory, TopicFactory
from tests.factories.posts import PostFactory
from tests.factories.projects import (
    InspectionFactory,
    InvitationFactory,
    JoinRequestFactory,
    MembershipFactory,
    ProjectFactory,
    StartFactory,
)
from tests.factories.regions import ManagerFactory, MunicipalityFactory
from workspace.projects import rooms
from workspace.projects.choices import Role, Status
from workspace.projects.models import Inspection, Membership, Project
from workspace.projects.services import inspecting

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
OF_A_CHOICE = {f"workspace:documents:{name}" for name in ("archive", "copy", "move", "purge", "tag")}
"""Pages about files that somebody has chosen."""
FORMS_OF_A_PAGE = {"workspace:tasks:add_list", "workspace:tasks:add_label"}
"""Forms that stand on another page, to which their address leads."""
THINGS = {
    "invitation": InvitationFactory,
    ":calendar:": EventFactory,
    ":posts:": PostFactory,
    "discussions:category": CategoryFactory,
    ":discussions:": TopicFactory,
    ":appointments:": AppointmentPollFactory,
    ":decisions:": PollFactory,
}
"""By a part of an address's name; of several the first counts."""
LISTED = {"active", "paused", "finished", "archived"}


def addresses_of_rooms():
    """All addresses below a workspace that take nothing but its slug."""
    return [each.name for each in _inside() if each.path.count("/x") == 1 and "/1/" not in each.path]


def addresses_of_things():
    """All that take a number besides."""
    return [each.name for each in _inside() if each.path.count("/x") == 1 and each.path.count("/1/") == 1]


def not_let_in(answers):
    """What answered neither with a page nor that they may not; about a choice there is no page without one."""
    refused = {name: status for name, status in answers.items() if status not in {200, 403, 405}}
    refused = {name: status for name, status in refused.items() if name not in FORMS_OF_A_PAGE or status != 302}
    return {name: status for name, status in refused.items() if name not in OF_A_CHOICE or status not in {302, 404}}


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


@pytest.fixture(scope="module")
def thing_of(cast):
    """Gives something of the active project that is really there for an address: a person, a request, an event."""
    _people, projects = cast
    project = projects["active"]
    things = {part: factory(project=project) for part, factory in THINGS.items()}

    def thing_of(name):
        found = next((thing for part, thing in things.items() if part in name), None)
        return found or (project.join_requests.get() if "request" in name else project.memberships.first())

    return thing_of


@pytest.mark.usefixtures("bare_refusals")
@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("who", OUTSIDE)
def test_no_room_is_there_for_anybody_else(as_person, cast, db, who, state):
    people, projects = cast
    client = as_person(people[who])

    answers = {name: client.get(reverse(name, args=[projects[state].slug])) for name in addresses_of_rooms()}

    assert {name: answer.status_code for name, answer in answers.items() if answer.status_code not in {404, 405}} == {}


@pytest.mark.parametrize("who", OUTSIDE)
def test_the_refusal_does_not_say_what_there_is(as_person, cast, db, who):
    people, projects = cast

    refusal = as_person(people[who]).get(reverse("workspace:home", args=[projects["active"].slug]))

    assert (refusal.status_code, "Treff active" in refusal.content.decode()) == (404, False)


@pytest.mark.usefixtures("bare_refusals")
@pytest.mark.parametrize("who", OUTSIDE)
def test_the_things_in_it_are_there_for_nobody_else(as_person, cast, db, thing_of, who):
    people, projects = cast
    client = as_person(people[who])

    for name in addresses_of_things():
        address = reverse(name, args=[projects["active"].slug, thing_of(name).pk])
        assert {client.get(address).status_code, client.post(address).status_code} <= {404, 405}


@pytest.mark.parametrize("state", ["active", "unlisted", "archived"])
def test_a_manager_inside_after_a_report_reads(as_person, cast, db, state):
    people, projects = cast
    project = projects[state]
    inspection = InspectionFactory(project=project, manager=people["manager"])
    client = as_person(people["manager"])

    read = {name: client.get(reverse(name, args=[project.slug])).status_code for name in addresses_of_rooms()}
    assert not_let_in(read) == {}
    assert (read["workspace:home"], read["workspace:tasks:list"], read["workspace:settings"]) == (200, 200, 403)
    seen = AuditEntry.objects.filter(what="room_seen", case=inspection.case).values_list("details__room", flat=True)
    assert sorted(seen) == sorted(room.key for room in rooms.rooms())
    other = as_person(people["other_manager"])
    assert {other.get(reverse(name, args=[project.slug])).status_code for name in read} <= {404, 405}


def test_a_manager_inside_after_a_report_writes_nothing(as_person, cast, db, request, thing_of):
    people, projects = cast
    project = projects["active"]
    InspectionFactory(project=project, manager=people["manager"])
    client = as_person(people["manager"])

    page = client.post(reverse("workspace:tasks:list", args=[project.slug]))
    assert (page.status_code, "Du schaust hier nur hinein" in page.content.decode()) == (403, True)
    request.getfixturevalue("bare_refusals")
    written = {name: client.post(reverse(name, args=[project.slug])) for name in addresses_of_rooms()}
    assert {answer.status_code for answer in written.values()} == {403}
    for name in addresses_of_things():
        assert client.post(reverse(name, args=[project.slug, thing_of(name).pk])).status_code == 403


ENDS = {
    "by the clock": lambda inspection: Inspection.objects.update(until=timezone.now()),
    "by the button": lambda inspection: inspecting.leave(project=inspection.project, actor=inspection.manager),
    "with the case": lambda inspection: close_case(target=inspection.project),
    "with the municipality": lambda inspection: inspection.manager.manager.municipalities.clear(),
}


@pytest.mark.usefixtures("bare_refusals")
@pytest.mark.parametrize("end", ENDS)
def test_after_it_has_ended_nothing_is_there_for_the_manager(as_person, cast, db, end):
    people, projects = cast
    inspection = InspectionFactory(project=projects["active"], manager=people["manager"])
    ENDS[end](inspection)
    client = as_person(User.objects.get(pk=people["manager"].pk))

    answers = {name: client.get(reverse(name, args=["active"])) for name in addresses_of_rooms()}

    assert {answer.status_code for answer in answers.values()} <= {404, 405}


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

    assert not_let_in(answers) == {}
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
