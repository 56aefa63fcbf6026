"""What a task logs has the id of the request that wanted it."""

from typing import Any

from django.dispatch import receiver
from django_tasks.base import TaskResult
from django_tasks.signals import task_finished, task_started

from portal.watching import ids


@receiver(task_started)
def begin(task_result: TaskResult[Any], **_signal: Any) -> None:  # Any: a signal's arguments
    ids.begin(ids.behind(task_result.id))


@receiver(task_finished)
def end(**_signal: Any) -> None:  # Any: as above
    ids.end()
