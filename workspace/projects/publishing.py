"""Where Wagtail tells us what became of a project's page: published, or sent back in its workflow; and of its story."""

from typing import Any

from wagtail.models import TaskState, WorkflowState
from wagtail.signals import page_published, task_rejected, workflow_approved

from initiatives.models import InitiativePage
from initiatives.stories.models import SuccessStoryPage
from workspace.projects.models import Project
from workspace.projects.services import deciding, telling

# Any, in this module: a signal's arguments.


def on_published(instance: InitiativePage, **kwargs: Any) -> None:
    revision = kwargs.get("revision")
    for project in Project.objects.filter(page=instance):
        deciding.note_approved(project=project, actor=revision.user if revision else None)


def on_rejected(instance: TaskState, **_kwargs: Any) -> None:
    for project in Project.objects.filter(page=instance.workflow_state.object_id):
        deciding.note_asked_back(project=project, step=instance)
    telling.note_sent_back(step=instance)


def on_approved(instance: WorkflowState, **_kwargs: Any) -> None:
    for project in Project.objects.filter(page=instance.object_id):
        deciding.note_changes_approved(project=project)


def on_story_published(instance: SuccessStoryPage, **_kwargs: Any) -> None:
    telling.note_published(page=instance)


def connect() -> None:
    page_published.connect(on_published, sender=InitiativePage, dispatch_uid="workspace.projects.published")
    page_published.connect(
        on_story_published, sender=SuccessStoryPage, dispatch_uid="workspace.projects.story_published"
    )
    workflow_approved.connect(on_approved, sender=WorkflowState, dispatch_uid="workspace.projects.approved")
    task_rejected.connect(on_rejected, dispatch_uid="workspace.projects.rejected")
