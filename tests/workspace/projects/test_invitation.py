"""The link of an invitation: who it lets in, and what it says to everybody else."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories.projects import InvitationFactory
from workspace.projects.models import Membership


def address(invitation):
    return reverse("projects:invitation", args=[invitation.token])


@pytest.fixture
def invitation(project, clara):
    return InvitationFactory(project=project, email="Clara@example.org")


def test_following_the_link_changes_nothing(as_person, clara, invitation):
    assert invitation.project.name in as_person(clara).get(address(invitation)).content.decode()
    assert not Membership.objects.of(clara).exists()


def test_the_button_lets_in_once(as_person, clara, invitation):
    client = as_person(clara)

    assert client.post(address(invitation)).url == invitation.project.workspace_url
    assert client.post(address(invitation)).url == invitation.project.workspace_url

    invitation.refresh_from_db()
    assert (invitation.uses, Membership.objects.of(clara).count()) == (1, 1)


def test_whoever_has_no_account_is_led_to_one_and_back(client, invitation):
    page = client.get(address(invitation)).content.decode()
    assert f"{reverse('account_signup')}?next={address(invitation)}" in page


def test_it_is_for_one_address_only(as_person, ben, project, db):
    other = InvitationFactory(project=project, email="jemand@example.org")
    stranger = Membership.objects.get(user=ben)
    stranger.delete()

    response = as_person(ben).post(address(other))

    assert "jemand@example.org" in response.content.decode()
    assert not Membership.objects.of(ben).exists()


@pytest.mark.parametrize(
    "state",
    [
        {"expires_at": timezone.now() - timedelta(minutes=1)},
        {"revoked_at": timezone.now()},
        {"uses": 1},
    ],
)
def test_gone_it_says_so(as_person, clara, project, state):
    gone = InvitationFactory(project=project, email=clara.email, **state)

    response = as_person(clara).post(address(gone))

    assert response.status_code == 410
    assert not Membership.objects.of(clara).exists()


def test_a_link_lets_in_as_many_as_it_says(as_person, clara, project):
    link = InvitationFactory(project=project, email="", most_uses=2, uses=1)
    as_person(clara).post(address(link))

    link.refresh_from_db()
    assert Membership.objects.of(clara).exists()
    assert not link.is_open
