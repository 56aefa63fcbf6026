"""Lists and labels of a project."""

from typing import Any

from django.db import transaction

from portal.moderation.services.blocking import require_not_blocked
from workspace.projects.models import Membership
from workspace.projects.services.holding import hold
from workspace.tasks.errors import TaskError
from workspace.tasks.models import Label, TaskList
from workspace.tasks.services.ordering import last_position, put_after, put_before

MOST_LISTS = 50
MOST_LABELS = 30


@transaction.atomic
def save_list(*, membership: Membership, name: str, row: TaskList | None = None) -> TaskList:
    """A new one, or another name for this one. Errors: BlockedError, ProjectError."""
    require_not_blocked(membership.user)
    project = hold(membership)
    others = TaskList.objects.filter(project=project).exclude(pk=row.pk if row else 0)
    if others.filter(name__iexact=name).exists():
        raise TaskError.name_taken()
    if row is not None:
        row.name = name
        row.save(update_fields=["name"])
        return row
    if others.count() >= MOST_LISTS:
        raise TaskError.too_many(MOST_LISTS)
    return TaskList.objects.create(project=project, name=name, position=last_position(others))


@transaction.atomic
def move_list(
    *, row: TaskList, membership: Membership, before: TaskList | None = None, after: TaskList | None = None
) -> None:
    """Errors: ProjectError."""
    project = hold(membership)
    lists = TaskList.objects.filter(project=project)
    now = lists.filter(pk=row.pk).first()
    neighbour = lists.filter(pk=(before or after or row).pk).exclude(pk=row.pk).first()
    if now is not None and neighbour is not None:
        (put_before if before else put_after)(now, neighbour, lists)


@transaction.atomic
def delete_list(*, row: TaskList, membership: Membership) -> None:
    """Its tasks stay, in no list. Errors: ProjectError."""
    hold(membership)
    row.delete()


@transaction.atomic
def save_label(*, membership: Membership, answers: dict[str, Any], row: Label | None = None) -> Label:  # Any: fields
    """Errors: BlockedError, ProjectError."""
    require_not_blocked(membership.user)
    project = hold(membership)
    others = Label.objects.filter(project=project).exclude(pk=row.pk if row else 0)
    if others.filter(name__iexact=answers["name"]).exists():
        raise TaskError.name_taken()
    if row is not None:
        row.name, row.colour = answers["name"], answers["colour"]
        row.save(update_fields=["name", "colour"])
        return row
    if others.count() >= MOST_LABELS:
        raise TaskError.too_many(MOST_LABELS)
    return Label.objects.create(project=project, **answers)


@transaction.atomic
def delete_label(*, row: Label, membership: Membership) -> None:
    hold(membership)
    row.delete()
