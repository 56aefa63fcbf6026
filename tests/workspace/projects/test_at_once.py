"""Two at the same moment: threads with connections of their own, which wait for each other on PostgreSQL."""

import time
from functools import partial

import pytest

from tests.factories.accounts import UserFactory
from tests.factories.projects import InvitationFactory, JoinRequestFactory, MembershipFactory, ProjectFactory
from tests.simultaneous import at_the_same_moment
from workspace.projects.choices import Role
from workspace.projects.errors import ProjectError
from workspace.projects.models import JoinRequest, Membership
from workspace.projects.services import inviting, joining, leaving, roles


@pytest.fixture(autouse=True)
def _slow(monkeypatch):
    """Each takes its time between looking and the end of its transaction, so that whoever does not wait is caught."""

    def slowly(function):
        def run(*args, **kwargs):
            time.sleep(0.15)
            return function(*args, **kwargs)

        return run

    for module, name in ((leaving, "take_back_invitations"), (roles, "take_back_invitations"), (joining, "record")):
        monkeypatch.setattr(module, name, slowly(getattr(module, name)))


def two_admins():
    project = ProjectFactory()
    return project, *(MembershipFactory(project=project, role=Role.ADMIN, is_lead=True) for _number in range(2))


def admins(project):
    return project.memberships.admins().count()


def kinds(failed):
    return [type(each) for each in failed]


def test_one_after_the_other_the_second_is_no_admin_any_more(db):
    project, one, two = two_admins()
    leaving.remove(membership=one, other=two)

    with pytest.raises(ProjectError):
        leaving.remove(membership=two, other=one)
    assert list(project.memberships.all()) == [one]


def test_two_admins_who_remove_each_other_leave_one(committed):
    project, one, two = two_admins()

    failed = at_the_same_moment(
        [partial(leaving.remove, membership=one, other=two), partial(leaving.remove, membership=two, other=one)]
    )

    assert (kinds(failed), admins(project)) == ([ProjectError], 1)


def test_two_admins_who_demote_each_other_leave_one(committed):
    project, one, two = two_admins()
    down = {"role": Role.MEMBER, "is_lead": False}

    failed = at_the_same_moment(
        [
            partial(roles.change, membership=one, other=two, **down),
            partial(roles.change, membership=two, other=one, **down),
        ]
    )

    assert (kinds(failed), admins(project)) == ([ProjectError], 1)


def test_of_two_admins_who_leave_one_stays_as_long_as_there_are_others(committed):
    project, one, two = two_admins()
    MembershipFactory(project=project)

    failed = at_the_same_moment([partial(leaving.leave, membership=one), partial(leaving.leave, membership=two)])

    assert (kinds(failed), admins(project)) == ([ProjectError], 1)


def test_two_admins_who_step_down_leave_one(committed):
    project, one, two = two_admins()
    down = {"role": Role.MEMBER, "is_lead": False}

    failed = at_the_same_moment([partial(roles.change, membership=each, other=each, **down) for each in (one, two)])

    assert (kinds(failed), admins(project)) == ([ProjectError], 1)


def test_two_who_take_the_last_place_of_a_link(committed):
    link = InvitationFactory(email="", most_uses=3, uses=2)
    people = UserFactory.create_batch(4)

    failed = at_the_same_moment([partial(joining.accept, invitation=link, actor=person) for person in people])

    link.refresh_from_db()
    assert kinds(failed) == [ProjectError] * 3
    assert (link.uses, link.project.memberships.count()) == (3, 1)


def test_one_who_accepts_three_times_takes_one_place(committed):
    link = InvitationFactory(email="", most_uses=3)
    person = UserFactory()

    failed = at_the_same_moment([partial(joining.accept, invitation=link, actor=person)] * 3)

    link.refresh_from_db()
    assert (failed, link.uses, Membership.objects.of(person).count()) == ([], 1, 1)


def test_one_who_asks_three_times_asks_once(committed):
    project, person = ProjectFactory(), UserFactory()

    failed = at_the_same_moment([partial(joining.ask, project=project, message="Hallo", actor=person)] * 3)

    assert (kinds(failed), JoinRequest.objects.by(person).count()) == ([ProjectError] * 2, 1)


def test_two_admins_who_decide_about_the_same_request(committed):
    project, one, two = two_admins()
    request = JoinRequestFactory(project=project)

    failed = at_the_same_moment(
        [
            partial(joining.admit_applicant, membership=one, request=request, role=Role.GUEST),
            partial(joining.admit_applicant, membership=two, request=request, role=Role.MEMBER),
        ]
    )

    assert (kinds(failed), project.memberships.filter(user=request.user).count()) == ([ProjectError], 1)


def test_whoever_is_removed_while_making_a_link_leaves_none_behind(committed):
    project, one, two = two_admins()

    at_the_same_moment(
        [
            partial(leaving.remove, membership=one, other=two),
            partial(inviting.make_link, membership=two, role=Role.ADMIN, most_uses=9, days=7),
        ]
    )

    assert (admins(project), project.invitations.open().count()) == (1, 0)


def test_two_who_invite_the_same_address(committed):
    project, one, two = two_admins()

    failed = at_the_same_moment(
        [partial(inviting.invite, membership=each, addresses=["neu@example.org"]) for each in (one, two)]
    )

    assert (failed, project.invitations.count()) == ([], 1)
