"""What the list and the board show: in a number of queries, and of rows, that does not grow with the tasks."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import F, QuerySet

from portal.accounts.models import User
from portal.base.prepared import prepared
from workspace.projects.rooms import address_in
from workspace.tasks.choices import Status
from workspace.tasks.filters import TaskFilter, in_state
from workspace.tasks.models import Task, TaskList
from workspace.tasks.querysets import TaskQuerySet

TASKS_A_PAGE = 50
TASKS_A_COLUMN = 20
PEOPLE_A_TASK = 4


@dataclass(frozen=True)
class Row:
    """A task as the list or the board shows it, and the neighbours next to which its buttons move it. Keys are texts:
    a template puts numbers into the language's form."""

    task: Task
    pk: str
    url: str
    status_url: str
    move_url: str
    in_list: TaskList | None
    labels: list[dict[str, Any]]  # Any: their columns
    people: list[str]
    more_people: int
    before: str
    after: str


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
    others: list[tuple[str, str]]
    """Into which columns the buttons of each card move it, and their names."""

    @property
    def rest(self) -> int:
        return self.count - len(self.rows)


class _Cards:
    """The tasks with these keys, as rows: three queries, whatever their number."""

    def __init__(self, chosen: TaskFilter, keys: Sequence[int]) -> None:
        self._project = chosen.membership.project
        self._lists: dict[int | None, TaskList] = {each.pk: each for each in chosen.lists}
        self._tasks = {task.pk: task for task in _tasks(keys)}
        self._labels: dict[int, list[dict[str, Any]]] = defaultdict(list)  # Any: their columns
        for label in _labels(keys):
            self._labels[label["task"]].append(label)
        self._people: dict[int, list[str]] = defaultdict(list)
        people: list[Any] = _people(keys)  # Any: with the keys of their tasks
        for person in people:
            self._people[person.task].append(person.get_short_name())

    def rows(self, keys: Iterable[int], *, of_one_list: bool = False, in_order: bool = True) -> list[Row]:
        """Neighbours stand in the same column, or in the same list."""
        tasks = [self._tasks[pk] for pk in keys if pk in self._tasks]

        def neighbour(task: Task, index: int) -> str:
            if not in_order or not 0 <= index < len(tasks):
                return ""
            return "" if of_one_list and tasks[index].list_id != task.list_id else str(tasks[index].pk)

        return [self._row(task, neighbour(task, i - 1), neighbour(task, i + 1)) for i, task in enumerate(tasks)]

    def _row(self, task: Task, before: str, after: str) -> Row:
        people = self._people[task.pk]
        return Row(
            task=task,
            pk=str(task.pk),
            url=address_in(self._project, "workspace:tasks:detail", task.pk),
            status_url=address_in(self._project, "workspace:tasks:set_status", task.pk),
            move_url=address_in(self._project, "workspace:tasks:move", task.pk),
            in_list=self._lists.get(task.list_id),
            labels=self._labels[task.pk],
            people=people[:PEOPLE_A_TASK],
            more_people=max(len(people) - PEOPLE_A_TASK, 0),
            before=before,
            after=after,
        )


def numbers_of(chosen: TaskFilter) -> dict[str, int]:
    """How many tasks fit in each status."""
    counted = chosen.tasks.numbers() if chosen.narrows else _numbers(chosen.membership.project_id)
    return {**dict.fromkeys(Status.values, 0), **dict(counted)}


def page_of(chosen: TaskFilter, count: int, asked: str) -> "tuple[Page[Row], list[Group]]":
    """One page, with the task before and the one behind, so that its first and last can be moved past them."""
    paginator: Paginator[Any] = Paginator((), TASKS_A_PAGE)  # Any: it only counts
    paginator.count = count
    number = paginator.get_page(asked).number
    start = (number - 1) * TASKS_A_PAGE
    first = max(start - 1, 0)
    keys = _keys_of_page(chosen, first, start + TASKS_A_PAGE + 1)
    cards = _Cards(chosen, keys)
    rows = cards.rows(keys, of_one_list=True)[start - first : start - first + TASKS_A_PAGE]
    groups = [Group(in_list, list(found)) for in_list, found in groupby(rows, key=lambda row: row.in_list)]
    return Page(rows, number, paginator), groups


def columns_of(chosen: TaskFilter, in_each: dict[str, int]) -> list[Column]:
    """One query for each column, which says what stands in it, and then all cards together."""
    keys = {status: _keys_of_column(chosen, status) for status in Status}
    cards = _Cards(chosen, [pk for column in keys.values() for pk in column])
    named = [(each.value, str(each.label)) for each in Status]
    columns = []
    for status in Status:
        rows = cards.rows(keys[status], in_order=status != Status.DONE)[:TASKS_A_COLUMN]
        columns.append(Column(status, in_each[status], rows, [other for other in named if other[0] != status]))
    return columns


def _keys_of_page(chosen: TaskFilter, first: int, end: int) -> list[int]:
    if first or chosen.narrows:
        return list(in_state(chosen.tasks, chosen.state).in_order_of_lists().values_list("pk", flat=True)[first:end])
    return _first_page(chosen.membership.project_id, state=chosen.state)


def _keys_of_column(chosen: TaskFilter, status: Status) -> list[int]:
    if chosen.narrows:
        return list(chosen.tasks.in_column(status).values_list("pk", flat=True)[: TASKS_A_COLUMN + 1])
    return _first_of_column(chosen.membership.project_id, status=status)


# What is asked where the filter leaves nothing out, as for most.


@prepared
def _numbers(project: int) -> "QuerySet[Task, tuple[str, int]]":
    return Task.objects.filter(project=project).numbers()


@prepared
def _first_page(project: int, *, state: str) -> "QuerySet[Task, int]":
    tasks = in_state(Task.objects.filter(project=project), state)
    return tasks.in_order_of_lists().values_list("pk", flat=True)[: TASKS_A_PAGE + 1]


@prepared
def _first_of_column(project: int, *, status: Status) -> "QuerySet[Task, int]":
    tasks = Task.objects.filter(project=project).in_column(status)
    return tasks.values_list("pk", flat=True)[: TASKS_A_COLUMN + 1]


# The cards.


@prepared
def _tasks(keys: Sequence[int]) -> TaskQuerySet:
    return Task.objects.for_cards().filter(pk__in=keys).order_by()


@prepared
def _labels(keys: Sequence[int]) -> "QuerySet[Any, Any]":  # Any: the table between, and columns
    rows = Task.labels.through.objects.filter(task__in=keys).order_by("label__name", "label")
    return rows.values("task", name=F("label__name"), colour=F("label__colour"))


@prepared
def _people(keys: Sequence[int]) -> "QuerySet[User]":
    """One row for each task that somebody does, with its key."""
    rows = User.objects.filter(memberships__tasks__in=keys).annotate(task=F("memberships__tasks"))
    return rows.only("name").order_by("memberships__joined_at", "memberships__pk")
