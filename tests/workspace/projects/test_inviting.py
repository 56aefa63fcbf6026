"""Inviting: many addresses at once, links, and what becomes of them."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from portal.moderation.models import Block
from tests.factories.accounts import UserFactory
from tests.factories.projects import InvitationFactory, MembershipFactory, ProjectFactory
from workspace.projects import addresses
from workspace.projects.choices import Role, Status
from workspace.projects.errors import ProjectError
from workspace.projects.models import Invitation, Membership
from workspace.projects.services import inviting


def page(project):
    return reverse("workspace:invitations", args=[project.slug])


def of(user):
    return Membership.objects.get(user=user)


def send(client, project, text, **fields):
    return client.post(page(project), {"addresses": text, "role": "member", "message": "", **fields})


@pytest.mark.parametrize(
    ("text", "good", "bad"),
    [
        ("a@example.org", ["a@example.org"], []),
        ("a@example.org b@example.org\nc@example.org", ["a@example.org", "b@example.org", "c@example.org"], []),
        ("A@Example.org, a@example.org;", ["a@example.org"], []),
        ("Petersen, Jana <jana@example.org>; 'Ö. B' <oe@example.org>", ["jana@example.org", "oe@example.org"], []),
        ('"Petersen, Jana" <jana@example.org>, ben@example.org', ["jana@example.org", "ben@example.org"], []),
        ("jana@example, ben@, quatsch", [], ["jana@example", "ben@", "quatsch"]),
        ("<>, <b@example.org>", ["b@example.org"], ["<>"]),
        (" ,;\n ", [], []),
    ],
)
def test_addresses_are_read_as_mail_programs_write_them(text, good, bad):
    pasted = addresses.read(text)

    assert (list(pasted.good), list(pasted.bad)) == (good, bad)


def test_many_are_invited_at_once_and_the_page_says_who(as_person, anna, ben, project, commit):
    InvitationFactory(project=project, email="offen@example.org")
    client = as_person(anna)
    with commit():
        send(client, project, "Neu <neu@example.org>; ben@example.org, Offen@example.org", message="Kommt vorbei!")

    said = client.get(page(project)).context["said"]
    assert (said["sent"], said["passed_over"]) == (["neu@example.org"], ["ben@example.org", "offen@example.org"])
    assert client.get(page(project)).context["said"] is None
    assert [each.to for each in mail.outbox] == [["neu@example.org"]]
    assert "Kommt vorbei!" in mail.outbox[0].body


def test_five_thousand_addresses_with_typos_are_answered_and_kept(as_person, anna, project):
    text = "\n".join(f"person{number}@{'example' if number % 1000 == 7 else 'example.org'}" for number in range(5000))
    response = send(as_person(anna), project, text)

    said = " ".join(response.context["by_mail"].errors["addresses"])
    assert all(f"„person{number}@example“" in said for number in (7, 1007, 2007, 3007, 4007))
    assert "4995" in said
    assert "person4999@example.org" in response.content.decode()
    assert not Invitation.objects.exists()


def test_wrong_ones_beyond_ten_are_counted(as_person, anna, project):
    response = send(as_person(anna), project, " ".join(f"falsch{number}" for number in range(13)))

    said = response.context["by_mail"].errors["addresses"][0]
    assert "„falsch9“" in said
    assert "„falsch10“" not in said
    assert "3" in said


@pytest.mark.parametrize("text", ["", " ", ",;"])
def test_no_address_is_said(as_person, anna, project, text):
    assert "addresses" in send(as_person(anna), project, text).context["by_mail"].errors


@pytest.mark.parametrize(("who", "role", "made"), [("ben", "admin", 0), ("ben", "guest", 1), ("anna", "admin", 1)])
def test_only_admins_make_admins(request, as_person, project, who, role, made):
    client = as_person(request.getfixturevalue(who))
    send(client, project, "neu@example.org", role=role)
    client.post(reverse("workspace:make_link", args=[project.slug]), {"role": role, "most_uses": 3, "days": 7})

    assert Invitation.objects.filter(role=role).count() == made * 2


def test_guests_invite_nobody(as_person, gesa, project):
    client = as_person(gesa)

    assert send(client, project, "neu@example.org").status_code == 403
    assert client.get(page(project)).status_code == 403
    assert client.get(reverse("workspace:make_link", args=[project.slug])).status_code == 403


def test_nobody_is_invited_into_an_archived_project(as_person, anna):
    project = ProjectFactory(admin=anna, status=Status.ARCHIVED)

    assert send(as_person(anna), project, "neu@example.org").status_code == 403


def test_blocked_people_invite_nobody(as_person, anna, project):
    Block.objects.create(user=anna, until=timezone.now() + timedelta(days=1), reason="Werbung")
    client = as_person(anna)

    assert "Werbung" in send(client, project, "neu@example.org").content.decode()
    link = client.post(
        reverse("workspace:make_link", args=[project.slug]), {"role": "guest", "most_uses": 1, "days": 1}
    )
    assert "Werbung" in link.content.decode()
    assert not Invitation.objects.exists()


def test_there_is_an_end_to_invitations_in_a_day(anna, project, monkeypatch):
    monkeypatch.setattr(inviting, "MOST_A_DAY", 3)
    inviting.invite(membership=of(anna), addresses=["a@example.org", "b@example.org"])

    with pytest.raises(ProjectError):
        inviting.invite(membership=of(anna), addresses=["c@example.org", "d@example.org"])
    assert not inviting.invite(membership=of(anna), addresses=["a@example.org"]).sent


def test_after_many_tries_one_is_asked_to_wait_and_keeps_the_text(as_person, anna, project):
    client = as_person(anna)
    for number in range(30):
        send(client, project, f"neu{number}@example.org")

    response = send(client, project, "noch@example.org")

    assert response.status_code == 429
    assert "noch@example.org" in response.content.decode()


def test_a_link_shows_how_often_it_was_used(as_person, anna, project):
    client = as_person(anna)
    client.post(reverse("workspace:make_link", args=[project.slug]), {"role": "guest", "most_uses": 5, "days": 7})
    link = Invitation.objects.get()
    Invitation.objects.update(uses=2)

    html = client.get(page(project)).content.decode()

    assert f"http://testserver{reverse('projects:invitation', args=[link.token])}" in html
    assert (link.role, link.most_uses, link.invited_by) == (Role.GUEST, 5, anna)
    assert timedelta(days=6) < link.expires_at - timezone.now() <= timedelta(days=7)
    assert list(client.get(page(project)).context["links"]) == [link]


@pytest.mark.parametrize(
    "sent", [{"most_uses": 0}, {"most_uses": 201}, {"most_uses": "viele"}, {"days": 3}, {"days": ""}, {"role": "gott"}]
)
def test_a_link_that_cannot_be_is_not_made(as_person, anna, project, sent):
    fields = {"role": "guest", "most_uses": 5, "days": 7, **sent}
    response = as_person(anna).post(reverse("workspace:make_link", args=[project.slug]), fields)

    assert response.context["by_link"].errors
    assert not Invitation.objects.exists()


def test_members_see_their_own_invitations_only(as_person, anna, ben, project):
    hers = InvitationFactory(project=project, email="", most_uses=9, invited_by=anna, role=Role.ADMIN)
    his = InvitationFactory(project=project, email="bens@example.org", invited_by=ben)
    client = as_person(ben)

    html = client.get(page(project)).content.decode()

    assert hers.token not in html
    assert his.email in html
    for name in ("take_back_invitation", "send_invitation_again"):
        assert client.post(reverse(f"workspace:{name}", args=[project.slug, hers.pk])).status_code == 404
    client.post(reverse("workspace:take_back_invitation", args=[project.slug, his.pk]))
    assert list(Invitation.objects.open()) == [hers]


def test_sent_again_it_is_valid_for_a_month_more(as_person, anna, project, commit):
    invitation = InvitationFactory(project=project, expires_at=timezone.now() - timedelta(days=2))
    client = as_person(anna)
    assert invitation.email in client.get(page(project)).content.decode()

    with commit():
        client.post(reverse("workspace:send_invitation_again", args=[project.slug, invitation.pk]))

    invitation.refresh_from_db()
    assert invitation.is_open
    assert [each.to for each in mail.outbox] == [[invitation.email]]
    assert invitation.token in mail.outbox[0].body


@pytest.mark.parametrize("gone", [{"revoked_at": timezone.now()}, {"uses": 1}, {"email": ""}])
def test_what_is_gone_is_not_sent_again(as_person, anna, project, commit, gone):
    invitation = InvitationFactory(project=project, **gone)
    with commit():
        as_person(anna).post(reverse("workspace:send_invitation_again", args=[project.slug, invitation.pk]))

    assert mail.outbox == []


def test_nobody_is_sent_the_same_invitation_all_day(as_person, anna, project, commit):
    invitation = InvitationFactory(project=project)
    client = as_person(anna)
    with commit():
        for _number in range(5):
            client.post(reverse("workspace:send_invitation_again", args=[project.slug, invitation.pk]))

    assert len(mail.outbox) == 3


def test_taken_back_it_lets_nobody_in(as_person, anna, clara, project):
    link = InvitationFactory(project=project, email="", most_uses=5)
    as_person(anna).post(reverse("workspace:take_back_invitation", args=[project.slug, link.pk]))

    response = as_person(clara).post(reverse("projects:invitation", args=[link.token]))

    assert response.status_code == 410
    assert not Membership.objects.of(clara).exists()


def test_taken_back_the_address_can_be_invited_anew(as_person, anna, project):
    old = InvitationFactory(project=project, email="neu@example.org")
    client = as_person(anna)
    client.post(reverse("workspace:take_back_invitation", args=[project.slug, old.pk]))
    send(client, project, "neu@example.org")

    assert Invitation.objects.open().count() == 1


def test_the_page_costs_as_many_queries_for_one_as_for_thirty(as_person, anna, queries_of):
    few, many = ProjectFactory(admin=anna), ProjectFactory(admin=anna)
    for project, count in ((few, 1), (many, 30)):
        for _number in range(count):
            InvitationFactory(project=project, invited_by=UserFactory())
            InvitationFactory(project=project, email="", most_uses=3, invited_by=UserFactory())
    as_person(anna)

    assert queries_of(page(many)) == queries_of(page(few))


def test_old_invitations_are_forgotten(project):
    kept = InvitationFactory(project=project, expires_at=timezone.now() - timedelta(days=80))
    InvitationFactory(project=project, expires_at=timezone.now() - timedelta(days=100))

    assert inviting.forget_old() == 1
    assert list(Invitation.objects.all()) == [kept]


def test_an_invitation_raises_but_never_lowers(as_person, ben, gesa, project):
    up = InvitationFactory(project=project, email="", most_uses=9, role=Role.MEMBER)
    down = InvitationFactory(project=project, email="", most_uses=9, role=Role.GUEST)
    as_person(gesa).post(reverse("projects:invitation", args=[up.token]))
    as_person(ben).post(reverse("projects:invitation", args=[down.token]))

    assert (of(gesa).role, of(ben).role) == (Role.GUEST, Role.MEMBER)


def test_the_desk_lists_open_invitations_to_ones_address(as_person, clara, project):
    mine = InvitationFactory(project=project, email="Clara@Example.org")
    InvitationFactory(email="clara@example.org", revoked_at=timezone.now())
    InvitationFactory(email="clara@example.org", project__status=Status.ARCHIVED)
    InvitationFactory(email="jemand@example.org")
    belongs = InvitationFactory(email="clara@example.org")
    MembershipFactory(project=belongs.project, user=clara)
    client = as_person(clara)

    assert client.get(reverse("workspaces:overview")).context["invited"] == [mine]


def test_an_address_is_no_pattern_for_those_of_others(as_person, project):
    person = UserFactory(email="eva_b%@example.org")
    InvitationFactory(project=project, email="evaXbY@example.org")
    mine = InvitationFactory(email="EVA_B%@example.org")
    InvitationFactory(email="eva_b%@example.org", expires_at=timezone.now() - timedelta(days=1))

    assert as_person(person).get(reverse("workspaces:overview")).context["invited"] == [mine]


@pytest.fixture
def newcomer():
    return {"login": "neu@example.org", "password": "geheim-und-lang"}


@pytest.mark.parametrize("email", ["neu@example.org", ""])
def test_whoever_signs_up_on_the_way_comes_back_to_the_invitation(client, project, newcomer, email):
    invitation = InvitationFactory(project=project, email=email)
    way = reverse("projects:invitation", args=[invitation.token])
    client.get(way)
    person = UserFactory(email="neu@example.org")

    assert client.post(reverse("account_login"), newcomer).url == way
    assert client.post(way).url == project.workspace_url
    assert Membership.objects.of(person).exists()
    client.logout()
    assert client.post(reverse("account_login"), newcomer).url == reverse("accounts:profile")


def test_in_another_browser_the_confirmed_address_is_known(client, project, newcomer):
    invitation = InvitationFactory(project=project, email="neu@example.org")
    person = UserFactory(email="neu@example.org")

    response = client.post(reverse("account_login"), newcomer)
    assert response.url == reverse("projects:invitation", args=[invitation.token])

    client.logout()
    person.date_joined = timezone.now() - timedelta(days=10)
    person.save()
    assert client.post(reverse("account_login"), newcomer).url == reverse("accounts:profile")
