"""What the managers decide about a project's public page, on the desk or in Wagtail's workflow."""

import pytest
from django.core import mail
from django.urls import reverse

from portal.moderation.choices import Action
from portal.moderation.models import Case
from portal.moderation.services.deciding import decide
from portal.regions.workflows import ensure_approval_workflow
from tests.factories.initiatives import InitiativeIndexPageFactory
from tests.factories.projects import StartFactory
from workspace.projects.choices import Status
from workspace.projects.models import Project
from workspace.projects.permissions import may_manage


@pytest.fixture
def requested(home_page, as_person, clara, kiel):
    ensure_approval_workflow()
    InitiativeIndexPageFactory(parent=home_page)
    start = StartFactory(owner=clara)
    start.answers["where"]["municipality"] = str(kiel.pk)
    start.save()
    as_person(clara).post(reverse("projects:finish", args=[start.pk]))
    return Project.objects.get()


@pytest.fixture
def on_the_desk(requested, maren):
    return lambda action, reason="": decide(case=Case.objects.open().get(), action=action, reason=reason, actor=maren)


def test_approved_on_the_desk_it_is_online(requested, on_the_desk, client):
    on_the_desk(Action.APPROVE)

    requested.refresh_from_db()
    assert requested.status == Status.ACTIVE
    assert client.get(requested.page.url).status_code == 200
    assert client.get(requested.get_absolute_url()).status_code == 200
    assert requested.page.current_workflow_state is None


def test_approved_in_the_workflow_it_is_settled_on_the_desk(requested, maren, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        requested.page.current_workflow_task_state.specific.approve(user=maren)

    requested.refresh_from_db()
    assert (requested.status, requested.page.live) == (Status.ACTIVE, True)
    assert not Case.objects.open().exists()
    assert [each.to for each in mail.outbox if requested.name in each.subject][-1] == [requested.founder.email]


@pytest.mark.parametrize("where", ["desk", "workflow"])
def test_asked_back_the_applicant_sees_the_question_and_submits_again(
    requested, on_the_desk, maren, as_person, clara, where
):
    if where == "desk":
        on_the_desk(Action.ASK_BACK, "Wo trefft ihr euch?")
    else:
        requested.page.current_workflow_task_state.specific.reject(user=maren, comment="Wo trefft ihr euch?")

    client = as_person(clara)
    assert "Wo trefft ihr euch?" in client.get(requested.workspace_url).content.decode()
    assert not Case.objects.open().exists()

    client.post(reverse("workspace:submit_again", args=[requested.slug]))

    requested.refresh_from_db()
    assert requested.waits
    assert Case.objects.open().get().target == requested
    decide(case=Case.objects.open().get(), action=Action.APPROVE, reason="", actor=maren)
    requested.refresh_from_db()
    assert (requested.status, requested.page.live) == (Status.ACTIVE, True)


def test_declined_with_a_reason_the_workspace_can_only_be_read(requested, on_the_desk, as_person, clara, ben):
    on_the_desk(Action.REFUSE, "Das ist Werbung.")

    requested.refresh_from_db()
    assert (requested.status, requested.page.live) == (Status.DECLINED, False)
    assert requested.page.current_workflow_state is None
    assert "Das ist Werbung." in as_person(clara).get(requested.workspace_url).content.decode()
    assert as_person(ben).get(requested.get_absolute_url()).status_code == 404


def test_nobody_decides_about_their_own_project(requested, maren):
    assert may_manage(maren, requested)
    requested.founder = maren
    assert not may_manage(maren, requested)
