"""What the list and the board show: in a number of queries, and of rows, that does not grow with the tasks."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator

from portal.base.prepared import prepared
from workspace.tasks.choices import Status
from workspace.tasks.filters import TaskFilter
from workspace.tasks.models import Task, TaskList
from workspace.tasks.querysets import TaskQuerySet

TASKS_A_PAGE = 50
TASKS_A_COLUMN = 20


@dataclass(frozen=True)
class Row:
    """A task, and the neighbours next to which its buttons move it."""

    task: Task
    before: int | None
    after: int | None


@dataclass(frozen=True)
class Group:
    """The tasks of one list, as far as they stand on this page."""

    in_list: TaskList | None
    rows: list[Row]


@dataclass(frozen=True)
class Column:
    status: Status
    count: int
    rows: list[Row]

    @property
    def rest(self) -> int:
        return self.count - len(self.rows)


def page_of(tasks: TaskQuerySet, chosen: TaskFilter, count: int, asked: str) -> "tuple[Page[Task], list[Group]]":
    """One page, with the task before and the one behind, so that its first and last can be moved past them."""
    ordered = chosen.in_state(tasks).in_order_of_lists().values_list("pk", flat=True)
    paginator: Paginator[Any] = Paginator(ordered, TASKS_A_PAGE)  # Any: counted by keys, shown as tasks
    paginator.count = count
    number = paginator.get_page(asked).number
    start = (number - 1) * TASKS_A_PAGE
    first = max(start - 1, 0)
    keys = list(ordered[first : start + TASKS_A_PAGE + 1])
    cards = _cards(keys)
    found = [cards[pk] for pk in keys if pk in cards]
    shown = found[start - first : start - first + TASKS_A_PAGE]
    groups: list[Group] = []
    for row in _rows(found):
        if row.task not in shown:
            continue
        if not groups or groups[-1].in_list != row.task.list:
            groups.append(Group(row.task.list, []))
        groups[-1].rows.append(row)
    return Page(shown, number, paginator), groups


def columns_of(tasks: TaskQuerySet, in_each: dict[str, int]) -> list[Column]:
    """What is done stands there by when it was done, and has no order of its own. One query for each column, which
    says what stands in it, and then all cards together."""
    keys = {}
    for status in Status:
        order = ["-done_at", "-pk"] if status == Status.DONE else ["position", "pk"]
        found = tasks.filter(status=status).order_by(*order).values_list("pk", flat=True)
        keys[status] = list(found[: TASKS_A_COLUMN + 1])
    cards = _cards([pk for column in keys.values() for pk in column])
    return [Column(status, in_each[status], _cards_of(status, keys[status], cards)) for status in Status]


def _cards(keys: Iterable[int]) -> dict[int, Task]:
    return {task.pk: task for task in _with_keys(keys)}


@prepared
def _with_keys(keys: Iterable[int]) -> TaskQuerySet:
    return Task.objects.for_cards().filter(pk__in=keys).order_by()


def _cards_of(status: Status, keys: list[int], cards: dict[int, Task]) -> list[Row]:
    found = [cards[pk] for pk in keys if pk in cards]
    if status == Status.DONE:
        return [Row(task, None, None) for task in found[:TASKS_A_COLUMN]]
    return _rows(found, of_one_list=False)[:TASKS_A_COLUMN]


def _rows(tasks: list[Task], *, of_one_list: bool = True) -> list[Row]:
    """Neighbours stand in the same list, or in the same column."""

    def neighbour(task: Task, index: int) -> int | None:
        if not 0 <= index < len(tasks) or (of_one_list and tasks[index].list_id != task.list_id):
            return None
        return tasks[index].pk

    return [Row(task, neighbour(task, i - 1), neighbour(task, i + 1)) for i, task in enumerate(tasks)]
