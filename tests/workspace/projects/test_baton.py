"""The baton: the silent are asked once, gently; who does not answer, rests."""

import re
from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.urls import reverse

from initiatives.models import InitiativePage
from tests.factories.initiatives import InitiativeIndexPageFactory, InitiativePageFactory
from workspace.projects.choices import Role, Status
from workspace.projects.happenings import record
from workspace.projects.jobs import pass_the_baton
from workspace.projects.links import asked_lead, baton_token
from workspace.projects.models import Membership, Project, ProjectSettings
from workspace.projects.services import managing, roles


@pytest.fixture
def days_pass(monkeypatch, commit):
    """`days_pass(91)` moves the clock, and lets the day's job run."""
    passed = [0]

    class Clock(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime.now(tz) + timedelta(days=passed[0])

    monkeypatch.setattr("django.utils.timezone.datetime", Clock)

    def move(days):
        passed[0] += days
        with commit():
            pass_the_baton()

    return move


def lead(user):
    return Membership.objects.select_related("project").get(user=user)


def status(project):
    return Project.objects.get(pk=project.pk).status


def answer(client, user, said):
    return client.post(reverse("projects:baton", args=[baton_token(lead(user))]), {"answer": said})


def test_the_leads_of_a_silent_project_are_asked_once(project, anna, ben, days_pass):
    days_pass(89)
    assert mail.outbox == []

    days_pass(2)
    days_pass(1)

    assert [each.to for each in mail.outbox] == [["anna@example.org"]]
    offered = re.findall(r"/projekte/staffelstab/[^/]+/\?antwort=(\w+)", mail.outbox[0].body)
    assert offered == ["weiter", "uebergabe", "pause"]
    assert status(project) == Status.ACTIVE


def test_where_nobody_leads_the_admins_are_asked(project, anna, days_pass):
    Membership.objects.update(is_lead=False)

    days_pass(91)

    assert [each.to for each in mail.outbox] == [["anna@example.org"]]


def test_the_administrator_says_how_long_a_silence_is(project, days_pass):
    ProjectSettings.objects.update_or_create(pk=ProjectSettings.load().pk, defaults={"days_of_silence": 30})

    days_pass(31)

    assert len(mail.outbox) == 1


@pytest.mark.parametrize("state", sorted(set(Status) - {Status.ACTIVE}))
def test_only_projects_at_work_are_asked(project, days_pass, state):
    Project.objects.update(status=state)

    days_pass(400)

    assert (mail.outbox, status(project)) == ([], state)


def test_without_an_answer_it_rests_and_its_people_hear_it(project, days_pass):
    days_pass(91)
    mail.outbox.clear()
    days_pass(29)
    assert status(project) == Status.ACTIVE

    days_pass(2)
    days_pass(1)

    assert status(project) == Status.PAUSED
    assert {each.to[0] for each in mail.outbox} == {"anna@example.org", "ben@example.org", "gesa@example.org"}
    assert len(mail.outbox) == 3
    assert project.happenings.get().kind == "baton_silent"


def test_whatever_happens_meanwhile_is_an_answer(project, anna, days_pass):
    days_pass(91)
    record(project, "joined", actor=anna)
    mail.outbox.clear()

    days_pass(60)
    assert (status(project), mail.outbox) == (Status.ACTIVE, [])

    days_pass(31)
    assert len(mail.outbox) == 1


def test_following_a_link_changes_nothing(client, project, anna, days_pass):
    days_pass(91)
    for said in ("", "?antwort=weiter", "?antwort=pause", "?antwort=quatsch"):
        page = client.get(reverse("projects:baton", args=[baton_token(lead(anna))]) + said)
        assert page.status_code == 200

    assert (status(project), project.happenings.count()) == (Status.ACTIVE, 0)


def test_it_goes_on(client, project, anna, days_pass):
    days_pass(91)
    token = baton_token(lead(anna))

    assert answer(client, anna, "weiter").url == project.workspace_url

    days_pass(89)
    assert (status(project), len(mail.outbox)) == (Status.ACTIVE, 1)
    assert client.get(reverse("projects:baton", args=[token])).status_code == 404


def test_it_rests_and_can_be_woken_up(client, as_person, project, anna, days_pass):
    days_pass(91)
    mail.outbox.clear()
    answer(client, anna, "pause")

    assert status(project) == Status.PAUSED
    page = as_person(anna).get(project.workspace_url).content.decode()
    assert "/projekte/staffelstab/" in page

    answer(client, anna, "weiter")
    assert status(project) == Status.ACTIVE


def test_resting_is_told_to_all_but_who_has_said_it(client, project, anna, days_pass, commit):
    days_pass(91)
    mail.outbox.clear()
    with commit():
        answer(client, anna, "pause")
        answer(client, anna, "pause")

    assert sorted(each.to[0] for each in mail.outbox) == ["ben@example.org", "gesa@example.org"]
    assert "Anna Ahrens" in mail.outbox[0].body


def test_who_works_along_is_asked_to_take_it_on(client, project, anna, days_pass, commit):
    days_pass(91)
    mail.outbox.clear()
    with commit():
        answer(client, anna, "uebergabe")

    assert [each.to for each in mail.outbox] == [["ben@example.org"]]
    assert lead(anna).role == Role.ADMIN
    assert status(project) == Status.ACTIVE


def test_handing_over_answers_the_question(project, anna, ben, days_pass):
    days_pass(91)
    roles.hand_over(membership=lead(anna), other=lead(ben))

    assert Project.objects.get().baton_at is None


def test_a_link_is_of_no_use_to_anybody_else(client, project, anna, ben, days_pass):
    days_pass(91)
    token = baton_token(lead(anna))
    Membership.objects.filter(user=ben).update(is_lead=True)
    Membership.objects.filter(user=anna).update(is_lead=False)

    assert asked_lead(token) is None
    assert client.post(reverse("projects:baton", args=[token + "x"]), {"answer": "pause"}).status_code == 404
    assert client.post(reverse("projects:baton", args=["x"]), {"answer": "pause"}).status_code == 404
    assert status(project) == Status.ACTIVE


@pytest.mark.parametrize("said", ["", "quatsch"])
def test_no_answer_is_none(client, project, anna, days_pass, said):
    days_pass(91)

    assert answer(client, anna, said).status_code == 200
    assert Project.objects.get().baton_at is not None


def test_only_the_leads_see_the_question(as_person, project, anna, ben, days_pass):
    days_pass(91)

    assert "/projekte/staffelstab/" in as_person(anna).get(project.workspace_url).content.decode()
    assert "/projekte/staffelstab/" not in as_person(ben).get(project.workspace_url).content.decode()


@pytest.fixture
def public_page(home_page, project):
    page = InitiativePageFactory(parent=InitiativeIndexPageFactory(parent=home_page), kind="project")
    project.page = page
    project.save()
    return page


def test_the_public_page_says_that_it_rests(client, anna, public_page, days_pass):
    days_pass(91)
    days_pass(31)
    assert InitiativePage.objects.get().status == InitiativePage.Status.PAUSED

    answer(client, anna, "weiter")

    assert InitiativePage.objects.get().status == InitiativePage.Status.RUNNING


def test_who_pauses_it_by_hand_has_answered(project, anna, days_pass):
    days_pass(91)
    managing.change_status(membership=lead(anna), status=Status.PAUSED)

    assert Project.objects.get().baton_at is None
