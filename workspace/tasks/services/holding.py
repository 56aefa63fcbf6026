"""The lock under which the tasks of a project are written."""

from typing import Any

from workspace.projects.errors import ProjectError
from workspace.projects.models import Membership, Project
from workspace.projects.services.leaving import lock
from workspace.tasks.errors import TaskError
from workspace.tasks.models import Task, TaskList


def hold(membership: Membership) -> Project:
    """Whoever changes an order or a status waits here. Errors: ProjectError where the project was closed meanwhile, or
    this person was taken out of it."""
    project = lock(membership.project)
    if project.is_closed:
        raise ProjectError.closed()
    if not project.memberships.filter(pk=membership.pk).exists():
        raise ProjectError.changed_meanwhile()
    return project


def held(task: Task) -> Task:
    """As it is now; the caller holds the project. Errors: TaskError where somebody has deleted it."""
    now = Task.objects.filter(pk=task.pk, project=task.project_id).select_related("list").first()
    if now is None:
        raise TaskError.gone()
    return now


def still_there(project: Project, answers: dict[str, Any]) -> dict[str, Any]:  # Any: cleaned fields
    """Without people, labels and a list that have gone since the form was read."""
    kept = {
        "assignees": project.memberships.filter(pk__in=[each.pk for each in answers.get("assignees", ())]),
        "labels": project.task_labels.filter(pk__in=[each.pk for each in answers.get("labels", ())]),
        "list": list_still_there(project, answers.get("list")),
    }
    return {**answers, **kept}


def list_still_there(project: Project, row: TaskList | None) -> TaskList | None:
    return project.task_lists.filter(pk=row.pk).first() if row is not None else None
