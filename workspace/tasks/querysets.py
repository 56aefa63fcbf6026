"""Reads of tasks. Which project's, the door has decided: start from `project.tasks`."""

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from portal.base.prepared import prepared
from workspace.projects.choices import CLOSED
from workspace.projects.models import Membership
from workspace.tasks.choices import Status

if TYPE_CHECKING:
    from workspace.tasks.models import Task, TaskList  # noqa: F401  # named in the types of the rows

KEY = "tasks"
"""The room's."""


class TaskQuerySet(models.QuerySet["Task"]):
    def mine(self, user: Any) -> "TaskQuerySet":  # Any: users and anonymous visitors
        """What is on this person's list, over all projects that they belong to and that are still at work; nothing of
        projects that they have left, because an assignment goes with the membership."""
        if not user.is_authenticated:
            return self.none()
        return self.mine_outside(user.pk, where_it_is_switched_off(user.pk))

    def mine_outside(self, user: int, projects: Iterable[int]) -> "TaskQuerySet":
        """Outside of these projects."""
        own = self.filter(assignees__user=user).exclude(project__status__in=CLOSED)
        return own.exclude(project__in=list(projects))

    def of(self, membership: Membership) -> "TaskQuerySet":
        return self.filter(assignees=membership)

    def of_nobody(self) -> "TaskQuerySet":
        assigned = self.model.assignees.through.objects.filter(task=OuterRef("pk"))
        return self.exclude(Exists(assigned))

    def unfinished(self) -> "TaskQuerySet":
        return self.exclude(status=Status.DONE)

    def done(self) -> "TaskQuerySet":
        return self.filter(status=Status.DONE)

    def overdue(self, today: datetime.date) -> "TaskQuerySet":
        return self.unfinished().filter(due_on__lt=today)

    def due_until(self, day: datetime.date) -> "TaskQuerySet":
        return self.filter(due_on__lte=day)

    def in_order_of_lists(self) -> "TaskQuerySet":
        """What is in no list comes first."""
        return self.order_by(F("list__position").asc(nulls_first=True), "list_id", "position", "pk")

    def most_urgent_first(self) -> "TaskQuerySet":
        return self.order_by(F("due_on").asc(nulls_last=True), "project_id", "position", "pk")

    def in_column(self, status: Status) -> "TaskQuerySet":
        """What is done stands there by when it was done, and has no order of its own."""
        order = ["-done_at", "-pk"] if status == Status.DONE else ["position", "pk"]
        return self.filter(status=status).order_by(*order)

    def numbers(self) -> "models.QuerySet[Task, tuple[str, int]]":
        """In each status that there is, whatever is in order."""
        return self.order_by().values_list("status").annotate(Count("pk", distinct=True))

    def for_cards(self) -> "TaskQuerySet":
        """What a row or a card shows, but labels and people."""
        return self.only("title", "list", "status", "due_on", "rhythm").annotate(
            items=_number_of("workspace_tasks.ChecklistItem"),
            items_done=_number_of("workspace_tasks.ChecklistItem", is_done=True),
            said=_number_of("workspace_tasks.TaskComment"),
        )


def where_it_is_switched_off(user: int) -> list[int]:
    """Those of their projects. SQLite cannot look into a list in JSON."""
    return [pk for pk, off in _rooms_off(user) if KEY in off]


@prepared
def _rooms_off(user: int) -> "models.QuerySet[Membership, tuple[int, list[str]]]":
    rows = Membership.objects.filter(user=user).exclude(project__rooms_off=[])
    return rows.values_list("project_id", "project__rooms_off")


def _number_of(model: str, **conditions: Any) -> Coalesce:  # Any: look-ups
    rows = apps.get_model(model).objects.filter(task=OuterRef("pk"), **conditions).order_by()
    counted = rows.values("task").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=models.IntegerField()), 0)


class TaskListQuerySet(models.QuerySet["TaskList"]):
    def with_numbers(self) -> "TaskListQuerySet":
        """How many tasks each holds, and how many of them are not done."""
        return self.annotate(of_all=Count("tasks"), unfinished=Count("tasks", filter=~Q(tasks__status=Status.DONE)))
