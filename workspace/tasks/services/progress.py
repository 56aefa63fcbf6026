"""What becomes of a task: begun, done, opened again, moved to another place."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from workspace.projects.happenings import record
from workspace.projects.models import Happening, Membership
from workspace.projects.services.holding import hold
from workspace.tasks.choices import Rhythm, Status
from workspace.tasks.models import ChecklistItem, Task, TaskLink, TaskList
from workspace.tasks.querysets import KEY
from workspace.tasks.rhythms import next_date
from workspace.tasks.services.holding import held
from workspace.tasks.services.ordering import last_position, put_after, put_before


@transaction.atomic
def set_status(*, task: Task, status: str, membership: Membership) -> Task | None:
    """Gives the next one, where a recurring task is done: it comes once, however often somebody presses.

    Errors: ProjectError.
    """
    hold(membership)
    return _set_status(held(task), status, membership)


@transaction.atomic
def move(
    *,
    task: Task,
    membership: Membership,
    before: Task | None = None,
    after: Task | None = None,
    status: str = "",
    into: TaskList | None = None,
    out_of_lists: bool = False,
) -> None:
    """Next to another task, into another column or list; what is not said stays as it is. Errors: ProjectError."""
    project = hold(membership)
    now = held(task)
    if status:
        _set_status(now, status, membership)
    if into is not None or out_of_lists:
        now.list = into
        now.save(update_fields=["list"])
    neighbour = Task.objects.filter(project=project, pk=(before or after or task).pk).exclude(pk=now.pk).first()
    if neighbour is not None:
        (put_before if before else put_after)(now, neighbour, project.tasks.all())


def _set_status(task: Task, status: str, membership: Membership) -> Task | None:
    if task.status == status:
        return None
    was_done, task.status = task.is_done, status
    task.done_at = timezone.now() if status == Status.DONE else None
    task.done_by = membership.user if status == Status.DONE else None
    task.save(update_fields=["status", "done_at", "done_by"])
    if status != Status.DONE:
        if was_done:
            _take_back_next(task)
        return None
    record(task.project, "task_done", actor=membership.user, title=task.title, room=KEY, object_id=task.pk)
    return _next(task)


def _next(task: Task) -> Task | None:
    """The same once more, with nothing ticked; nothing where it is there already."""
    due_on = _date_of_next(task)
    if due_on is None or Task.objects.filter(follows=task).exists():
        return None
    now = timezone.now()
    coming = Task.objects.create(
        project=task.project,
        title=task.title,
        text=task.text,
        list=task.list,
        rhythm=task.rhythm,
        rhythm_from=task.series_begins,
        due_on=due_on,
        follows=task,
        position=last_position(Task.objects.filter(project=task.project_id)),
        created_by=task.created_by,
        created_at=now,
        changed_at=now,
    )
    put_after(coming, task, Task.objects.filter(project=task.project_id))
    coming.assignees.set(task.assignees.all())
    coming.labels.set(task.labels.all())
    ChecklistItem.objects.bulk_create(ChecklistItem(task=coming, text=item.text) for item in task.checklist.all())
    TaskLink.objects.bulk_create(TaskLink(task=coming, url=each.url, title=each.title) for each in task.links.all())
    return coming


def _date_of_next(task: Task) -> date | None:
    if task.rhythm == Rhythm.ONCE or task.due_on is None or task.series_begins is None:
        return None
    return next_date(task.series_begins, task.rhythm, after=max(task.due_on, timezone.localdate()))


def _take_back_next(task: Task) -> None:
    """Done by a slip and opened again there is one of it, as before; unless somebody has begun with the next one, or
    it would come back with another date."""
    coming = Task.objects.filter(follows=task).first()
    if coming is None or coming.due_on != _date_of_next(task) or not _is_untouched(coming, task):
        return
    Happening.objects.filter(project=task.project_id, room=KEY, object_id=coming.pk).delete()
    coming.delete()


def _is_untouched(coming: Task, task: Task) -> bool:
    """It is as `_next` has made it."""
    steps = coming.checklist.values_list("text", "is_done")
    return (
        coming.status == Status.OPEN
        and coming.changed_at == coming.created_at
        and coming.list_id == task.list_id
        and list(steps) == [(text, False) for text in task.checklist.values_list("text", flat=True)]
        and list(coming.links.values_list("url", "title")) == list(task.links.values_list("url", "title"))
        and set(coming.assignees.all()) == set(task.assignees.all())
        and not coming.comments.exists()
        and not Task.objects.filter(follows=coming).exists()
    )
