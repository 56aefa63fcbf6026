"""What the managers decide about the public page of a project: on the desk (`approve`, `ask_back`, `decline`), which
tells the founder itself, or in the page's workflow, of which `publishing` hears (`note_…`)."""

from functools import partial
from typing import cast

from django.db import transaction
from django.utils import timezone
from wagtail.models import TaskState, WorkflowState

from initiatives.ideas.listing import show
from initiatives.ideas.models import Idea
from initiatives.models import InitiativePage
from initiatives.stories.models import Copy
from portal.accounts.models import User
from portal.moderation.services.cases import close_case
from workspace.projects import tasks
from workspace.projects.choices import Status
from workspace.projects.errors import ProjectError
from workspace.projects.happenings import record
from workspace.projects.models import Project


@transaction.atomic
def approve(*, project: Project, actor: User) -> None:
    """Its page goes online; without one the project simply counts."""
    now = _locked(project)
    if now.status not in {Status.REQUESTED, Status.DECLINED}:
        raise ProjectError.decided_already()
    _activate(now, actor)
    state = _state(now)
    if state is not None:
        state.approve(user=actor)
    elif now.page is not None:
        now.page.get_latest_revision().publish(user=actor, skip_permission_checks=True)  # `may_decide` was asked


@transaction.atomic
def ask_back(*, project: Project, actor: User, reason: str) -> None:
    now = _locked(project)
    if not now.waits:
        raise ProjectError.decided_already()
    _ask(now, reason)
    state = _state(now)
    if state is not None:
        state.reject(user=actor, comment=reason)


@transaction.atomic
def decline(*, project: Project, actor: User, reason: str) -> None:
    """Its workspace can be read any more, and the page does not go online. The author hears of it from the desk."""
    now = _locked(project)
    if now.status != Status.REQUESTED:
        raise ProjectError.decided_already()
    now.status, now.said, now.asked_back_at = Status.DECLINED, reason, None
    now.save(update_fields=["status", "said", "asked_back_at"])
    workflow = now.page.current_workflow_state if now.page else None
    if workflow is not None:
        cast(WorkflowState, workflow).cancel(user=actor)


@transaction.atomic
def note_approved(*, project: Project, actor: User | None) -> None:
    """Its page has gone online in Wagtail. A project that was approved before stays as it is."""
    now = _locked(project)
    if now.status not in {Status.REQUESTED, Status.DECLINED}:
        return
    _activate(now, actor)
    close_case(target=now)
    transaction.on_commit(partial(tasks.tell_approved.enqueue, now.pk))


@transaction.atomic
def note_asked_back(*, project: Project, step: TaskState) -> None:
    """Its page, or a change of its page, was sent back in Wagtail's workflow."""
    now = _locked(project)
    if now.waits:
        _ask(now, step.comment)
        close_case(target=now)
        transaction.on_commit(partial(tasks.tell_asked_back.enqueue, now.pk))
    elif now.page is not None and now.page.live:
        transaction.on_commit(partial(tasks.tell_changes_sent_back.enqueue, now.pk, step.pk))


def note_changes_approved(*, project: Project) -> None:
    """A change of its page. The first time it is the project itself that is approved (`note_approved`)."""
    page = project.page
    if page is not None and page.first_published_at != page.last_published_at:
        transaction.on_commit(partial(tasks.tell_changes_approved.enqueue, project.pk))


def _activate(project: Project, actor: User | None) -> None:
    project.status, project.said, project.asked_back_at = Status.ACTIVE, "", None
    project.save(update_fields=["status", "said", "asked_back_at"])
    record(project, "approved", actor=actor, title=project.name)
    _credit(project)


def _credit(project: Project) -> None:
    """The idea and the story that it came from lead to its page."""
    if project.page is None:
        return
    if project.story is not None and project.founder is not None:
        Copy.objects.of(project.story).by(project.founder).update(initiative=project.page)
    if project.idea is not None:
        Idea.objects.filter(pk=project.idea.pk, initiative__isnull=True).update(initiative=project.page)
        show([project.idea.pk])


def _ask(project: Project, reason: str) -> None:
    project.said, project.asked_back_at = reason, timezone.now()
    project.save(update_fields=["said", "asked_back_at"])


def _locked(project: Project) -> Project:
    return Project.objects.select_for_update(of=("self",)).select_related("page").get(pk=project.pk)


def _state(project: Project) -> TaskState | None:
    """The step of the workflow in which its page waits."""
    page: InitiativePage | None = project.page
    state = page.current_workflow_task_state if page else None
    return state.specific if state is not None and state.status == TaskState.STATUS_IN_PROGRESS else None
