"""A task as it is now, under the lock of its project."""

from workspace.tasks.errors import TaskError
from workspace.tasks.models import Task


def held(task: Task) -> Task:
    """The caller holds the project. Errors: TaskError where somebody has deleted it."""
    now = Task.objects.filter(pk=task.pk, project=task.project_id).select_related("list").first()
    if now is None:
        raise TaskError.gone()
    return now
