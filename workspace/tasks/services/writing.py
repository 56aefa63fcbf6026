"""Writing, changing and deleting tasks."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from portal.moderation.services.blocking import require_not_blocked
from workspace.projects.happenings import record
from workspace.projects.models import Happening, Membership
from workspace.projects.services.holding import hold
from workspace.tasks import kinds
from workspace.tasks.models import Task, TaskList
from workspace.tasks.querysets import KEY
from workspace.tasks.services.holding import held
from workspace.tasks.services.ordering import last_position

MANY = ("assignees", "labels")


@transaction.atomic
def create(*, membership: Membership, answers: dict[str, Any]) -> Task:  # Any: cleaned fields
    """At the end of the order. Errors: BlockedError, ProjectError."""
    require_not_blocked(membership.user)
    project = hold(membership)
    columns = {name: value for name, value in answers.items() if name not in MANY}
    task = Task(project=project, created_by=membership.user, **columns)
    task.position = last_position(project.tasks.all())
    task.rhythm_from = task.due_on if task.rhythm else None
    if task.is_done:
        task.done_at, task.done_by = timezone.now(), membership.user
    task.save()
    for name in MANY:
        getattr(task, name).set(answers.get(name, ()))
    record(project, "task_added", actor=membership.user, title=task.title, room=KEY, object_id=task.pk)
    kinds.assigned(task, membership)
    return task


def add_quickly(*, membership: Membership, title: str, list: TaskList | None) -> Task:  # noqa: A002  # as the field is called
    """One line, and it is there. Errors: as for `create`."""
    return create(membership=membership, answers={"title": title, "list": list})


@transaction.atomic
def edit(*, task: Task, membership: Membership, answers: dict[str, Any]) -> Task:  # Any: as above
    """All but its status. Errors: BlockedError, ProjectError."""
    require_not_blocked(membership.user)
    hold(membership)
    now = held(task)
    columns = {name: value for name, value in answers.items() if name not in MANY}
    series = (now.due_on, now.rhythm)
    for name, value in columns.items():
        setattr(now, name, value)
    if (now.due_on, now.rhythm) != series:
        now.rhythm_from = now.due_on if now.rhythm else None
    now.changed_at = timezone.now()
    now.save(update_fields=[*columns, "rhythm_from", "changed_at"])
    before = list(now.assignees.all())
    for name in MANY:
        getattr(now, name).set(answers[name])
    kinds.assigned(now, membership, before=before)
    return now


@transaction.atomic
def delete(*, task: Task, membership: Membership) -> None:
    """With all that belongs to it; the timeline forgets its title, too. Errors: ProjectError."""
    project = hold(membership)
    Happening.objects.filter(project=project, room=KEY, object_id=task.pk).delete()
    Task.objects.filter(pk=task.pk, project=project).delete()


@transaction.atomic
def take_on(*, task: Task, membership: Membership) -> None:
    """“I do it.” Errors: ProjectError."""
    hold(membership)
    held(task).assignees.add(membership)


@transaction.atomic
def hand_back(*, task: Task, membership: Membership) -> None:
    hold(membership)
    held(task).assignees.remove(membership)
