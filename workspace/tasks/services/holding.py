"""The lock under which the tasks of a project are written."""

from workspace.projects.errors import ProjectError
from workspace.projects.models import Membership, Project
from workspace.projects.services.leaving import lock
from workspace.tasks.errors import TaskError
from workspace.tasks.models import Task


def hold(membership: Membership) -> Project:
    """Whoever changes an order or a status waits here. Errors: ProjectError where it was closed meanwhile."""
    project = lock(membership.project)
    if project.is_closed:
        raise ProjectError.closed()
    return project


def held(task: Task) -> Task:
    """As it is now; the caller holds the project. Errors: TaskError where somebody has deleted it."""
    now = Task.objects.filter(pk=task.pk, project=task.project_id).select_related("list").first()
    if now is None:
        raise TaskError.gone()
    return now
