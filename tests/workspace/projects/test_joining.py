"""Asking to join: who may, what the admins say to it, and what the applicant hears."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portal.moderation.models import Block
from tests.factories.accounts import UserFactory
from tests.factories.initiatives import InitiativeIndexPageFactory, InitiativePageFactory
from tests.factories.projects import JoinRequestFactory, ProjectFactory
from workspace.projects.choices import Role, Status
from workspace.projects.models import JoinRequest, Membership


def join(project):
    return reverse("projects:join", args=[project.slug])


def decide(client, request, **sent):
    return client.post(reverse("workspace:decide_request", args=[request.project.slug, request.pk]), sent)


@pytest.fixture
def asked(project, clara):
    return JoinRequestFactory(project=project, user=clara, message="Ich habe eine Werkstatt.")


def test_asking_tells_the_admins_and_stands_on_the_desk(as_person, clara, project, commit):
    client = as_person(clara)
    assert join(project) in client.get(project.get_absolute_url()).content.decode()
    with commit():
        client.post(join(project), {"message": "Ich kann löten."})

    assert [(each.to, "löten" in each.body) for each in mail.outbox] == [(["anna@example.org"], True)]
    assert project.name in client.get(reverse("workspaces:overview")).content.decode()
    about = client.get(project.get_absolute_url()).content.decode()
    assert join(project) + '"' not in about
    assert reverse("projects:take_back_request", args=[project.slug]) in about


def test_following_the_link_asks_nothing(as_person, clara, project):
    as_person(clara).get(join(project))

    assert not JoinRequest.objects.exists()


def test_asking_twice_counts_once(as_person, clara, asked):
    as_person(clara).post(join(asked.project), {"message": "Noch einmal"})

    assert JoinRequest.objects.get().message == "Ich habe eine Werkstatt."


@pytest.mark.parametrize(
    "fields",
    [{"is_listed": False}, *({"status": status} for status in sorted(set(Status) - {Status.ACTIVE, Status.PAUSED}))],
)
def test_not_everywhere_one_can_ask(as_person, clara, fields):
    project = ProjectFactory(**fields)
    client = as_person(clara)

    assert client.post(join(project), {"message": "Hallo"}).status_code in {302, 404}
    assert not JoinRequest.objects.exists()


def test_who_belongs_to_it_goes_in(as_person, ben, project):
    assert as_person(ben).post(join(project), {"message": ""}).url == project.workspace_url
    assert not JoinRequest.objects.exists()


def test_blocked_people_ask_nothing(as_person, clara, project):
    Block.objects.create(user=clara, until=timezone.now() + timedelta(days=1), reason="Werbung")
    client = as_person(clara)

    assert "Werbung" in client.get(join(project)).content.decode()
    client.post(join(project), {"message": "Hallo"})
    assert not JoinRequest.objects.exists()


def test_nobody_asks_everywhere(as_person, clara):
    client = as_person(clara)
    projects = ProjectFactory.create_batch(11)

    answers = [client.post(join(project), {"message": "Hallo"}).status_code for project in projects]

    assert answers == [302] * 10 + [429]


def test_a_message_that_is_too_long_is_kept_and_said(as_person, clara, project):
    response = as_person(clara).post(join(project), {"message": "x" * 1001})

    assert "x" * 1001 in response.content.decode()
    assert not JoinRequest.objects.exists()


def test_whoever_has_no_account_comes_back_after_signing_in(client, project):
    client.get(join(project))
    UserFactory(email="neu@example.org")

    response = client.post(reverse("account_login"), {"login": "neu@example.org", "password": "geheim-und-lang"})

    assert response.url == join(project)


def test_admins_see_who_waits_others_do_not(as_person, anna, ben, gesa, asked):
    addresses = [reverse("workspace:people", args=[asked.project.slug]), asked.project.workspace_url]

    for person, sees in ((anna, True), (ben, False), (gesa, False)):
        client = as_person(person)
        assert [asked.message in client.get(each).content.decode() for each in addresses] == [sees] * 2


@pytest.mark.parametrize("role", [Role.MEMBER, Role.GUEST])
def test_taken_on_one_belongs_to_it_and_hears_of_it(as_person, anna, clara, asked, commit, role):
    with commit():
        decide(as_person(anna), asked, decision=role)

    assert Membership.objects.get(user=clara).role == role
    assert not JoinRequest.objects.exists()
    assert [each.to for each in mail.outbox] == [["clara@example.org"]]
    assert asked.project.happenings.get().kind == "joined"


@pytest.mark.parametrize("decision", ["admin", "", "vielleicht"])
def test_nobody_comes_in_as_anything_else(as_person, anna, clara, asked, decision):
    decide(as_person(anna), asked, decision=decision)

    assert not Membership.objects.of(clara).exists()
    assert JoinRequest.objects.exists()


def test_declined_with_a_word_the_applicant_reads_it(as_person, anna, clara, asked, commit):
    with commit():
        decide(as_person(anna), asked, decision="no", answer="Wir sind gerade voll.")

    assert [(each.to, "gerade voll" in each.body) for each in mail.outbox] == [(["clara@example.org"], True)]
    client = as_person(clara)
    assert "gerade voll" in client.get(reverse("workspaces:overview")).content.decode()
    assert "gerade voll" in client.get(asked.project.get_absolute_url()).content.decode()


def test_declined_one_asks_again_after_a_month(as_person, clara, asked):
    client = as_person(clara)
    JoinRequest.objects.update(declined_at=timezone.now() - timedelta(days=29), answer="Nein")
    client.post(reverse("projects:take_back_request", args=[asked.project.slug]))
    client.post(join(asked.project), {"message": "Doch"})
    assert JoinRequest.objects.get().answer == "Nein"
    assert client.get(reverse("workspaces:overview")).context["asked"] == [asked]

    JoinRequest.objects.update(declined_at=timezone.now() - timedelta(days=31))
    assert client.get(reverse("workspaces:overview")).context["asked"] == []
    client.post(join(asked.project), {"message": "Doch"})

    now = JoinRequest.objects.get()
    assert (now.message, now.declined_at, now.answer) == ("Doch", None, "")


def test_only_admins_decide(as_person, ben, gesa, asked):
    for person in (ben, gesa):
        assert decide(as_person(person), asked, decision="member").status_code == 403

    assert JoinRequest.objects.waiting().exists()


def test_admins_of_another_project_decide_nothing(as_person, asked, ben):
    other = ProjectFactory(admin=ben)
    client = as_person(ben)

    client.post(reverse("workspace:decide_request", args=[other.slug, asked.pk]), {"decision": "member"})

    assert not Membership.objects.of(asked.user).exists()


def test_decided_twice_counts_once(as_person, anna, clara, asked):
    client = as_person(anna)
    decide(client, asked, decision="member")
    decide(client, asked, decision="no")

    assert Membership.objects.get(user=clara).role == Role.MEMBER


def test_taken_back_it_is_gone(as_person, clara, anna, asked):
    as_person(clara).post(reverse("projects:take_back_request", args=[asked.project.slug]))
    decide(as_person(anna), asked, decision="member")

    assert not JoinRequest.objects.exists()
    assert not Membership.objects.of(clara).exists()


def test_the_buttons_work_in_a_browser(project, clara, anna):
    """Which sends the form's token along."""
    applicant, admin = Client(enforce_csrf_checks=True), Client(enforce_csrf_checks=True)
    applicant.force_login(clara)
    admin.force_login(anna)

    def press(client, page, action, **sent):
        html = client.get(page).content.decode()
        form = html[html.index(f'action="{action}"') :]
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form[: form.index("</form>")]).group(1)
        assert client.post(action, {"csrfmiddlewaretoken": token, **sent}).status_code == 302

    asked = JoinRequestFactory(project=project, user=clara)
    press(applicant, project.get_absolute_url(), reverse("projects:take_back_request", args=[project.slug]))
    asked = JoinRequestFactory(project=project, user=clara)
    press(applicant, join(project), reverse("projects:take_back_request", args=[project.slug]))
    asked = JoinRequestFactory(project=project, user=clara)
    room = reverse("workspace:people", args=[project.slug])
    press(admin, room, reverse("workspace:decide_request", args=[project.slug, asked.pk]), decision="guest")
    assert Membership.objects.get(user=clara).role == Role.GUEST


def test_nobody_takes_back_what_others_asked(as_person, maren, asked):
    as_person(maren).post(reverse("projects:take_back_request", args=[asked.project.slug]))

    assert JoinRequest.objects.exists()


def test_the_room_costs_as_many_queries_for_one_request_as_for_thirty(as_person, anna, queries_of):
    few, many = ProjectFactory(admin=anna), ProjectFactory(admin=anna)
    JoinRequestFactory(project=few)
    JoinRequestFactory.create_batch(20, project=many)
    as_person(anna)

    assert queries_of(reverse("workspace:people", args=[many.slug])) == queries_of(
        reverse("workspace:people", args=[few.slug])
    )
    assert queries_of(many.workspace_url) == queries_of(few.workspace_url)


@pytest.fixture
def public_page(home_page, project):
    page = InitiativePageFactory(parent=InitiativeIndexPageFactory(parent=home_page), kind="project")
    project.page = page
    project.save()
    return page


def test_the_public_page_leads_to_joining(as_person, anna, clara, project, public_page):
    assert join(project) in as_person().get(public_page.url).content.decode()
    assert join(project) in as_person(clara).get(public_page.url).content.decode()
    assert project.workspace_url in as_person(anna).get(public_page.url).content.decode()


@pytest.mark.parametrize("fields", [{"is_listed": False}, {"status": Status.FINISHED}])
def test_the_public_page_tells_nothing_of_a_project_that_takes_nobody(as_person, clara, project, public_page, fields):
    for name, value in fields.items():
        setattr(project, name, value)
    project.save()

    assert project.slug not in as_person(clara).get(public_page.url).content.decode().replace(public_page.slug, "")
