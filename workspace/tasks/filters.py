"""From the address of the room to the tasks that fit."""

import datetime
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from portal.base.prepared import prepared
from workspace.projects.choices import Role
from workspace.projects.models import Membership
from workspace.tasks.choices import Status
from workspace.tasks.forms.tasks import MOST_OFFERED
from workspace.tasks.models import Label, TaskList
from workspace.tasks.querysets import TaskQuerySet

BOARD = "tafel"
ME, NOBODY, NONE = "ich", "niemand", "keine"
UNFINISHED = ""
ALL = "alle"
STATES = {UNFINISHED: _("Not done"), **dict(Status.choices), ALL: _("All")}
DUE = {
    "": _("At any time"),
    "vorbei": _("Overdue"),
    "heute": _("Until today"),
    "woche": _("Within a week"),
    "ohne": _("Without a date"),
}
CHOSEN, NOT_CHOSEN = mark_safe(" selected"), mark_safe("")


@dataclass(frozen=True)
class TaskFilter:
    """What holds; what the address says wrongly is left out."""

    membership: Membership
    lists: list[TaskList]
    labels: list[Label]
    people: list[Membership]
    who: str
    in_list: str
    with_label: str
    due: str
    state: str
    is_board: bool

    @classmethod
    def read(cls, query: QueryDict, membership: Membership) -> "TaskFilter":
        """Three queries, for lists, labels and people."""
        project = membership.project_id
        lists, labels = _lists(project), _labels(project)
        people = _others(project, membership.pk)
        people.sort(key=lambda each: str(each.user.name).casefold())

        def one_of(name: str, allowed: Any) -> str:  # Any: a collection of texts
            return value if (value := query.get(name, "")) in {str(each) for each in allowed} else ""

        return cls(
            membership=membership,
            lists=lists,
            labels=labels,
            people=people,
            who=one_of("wer", [ME, NOBODY, *(each.pk for each in people)]),
            in_list=one_of("liste", [NONE, *(each.pk for each in lists)]),
            with_label=one_of("etikett", [each.pk for each in labels]),
            due=one_of("bis", DUE),
            state=one_of("stand", STATES),
            is_board=query.get("ansicht") == BOARD,
        )

    @property
    def narrows(self) -> bool:
        """Whether tasks are left out, whatever their state."""
        return any((self.who, self.in_list, self.with_label, self.due))

    @property
    def tasks(self) -> TaskQuerySet:
        """All that fit but for the state: the numbers of each are counted first."""
        tasks = self.membership.project.tasks.all()
        if self.who == ME:
            tasks = tasks.of(self.membership)
        elif self.who == NOBODY:
            tasks = tasks.of_nobody()
        elif self.who:
            tasks = tasks.filter(assignees=int(self.who))
        if self.in_list:
            tasks = tasks.filter(list=None if self.in_list == NONE else int(self.in_list))
        if self.with_label:
            tasks = tasks.filter(labels=int(self.with_label))
        return self._narrow_by_date(tasks, timezone.localdate())

    def _narrow_by_date(self, tasks: TaskQuerySet, today: datetime.date) -> TaskQuerySet:
        if self.due == "vorbei":
            return tasks.overdue(today)
        if self.due == "heute":
            return tasks.due_until(today)
        if self.due == "woche":
            return tasks.due_until(today + datetime.timedelta(days=7))
        return tasks.filter(due_on__isnull=True) if self.due == "ohne" else tasks

    def number(self, in_each: dict[str, int]) -> int:
        """How many of the counted ones are in the chosen state; on the board all of them stand in columns."""
        if self.is_board or self.state == ALL:
            return sum(in_each.values())
        if self.state == UNFINISHED:
            return in_each[Status.OPEN] + in_each[Status.DOING]
        return in_each[self.state]

    @property
    def chosen_list(self) -> TaskList | None:
        return next((each for each in self.lists if str(each.pk) == self.in_list), None)

    @property
    def is_set(self) -> bool:
        """Whether anything is left out beside what is done."""
        return self.narrows or (bool(self.state) and not self.is_board)

    @property
    def fields(self) -> "list[Choice]":
        """What can be chosen above the list."""
        people = [("", _("Everybody")), (ME, _("Me")), (NOBODY, _("Nobody yet"))]
        found = [
            Choice("wer", _("Who"), self.who, [*people, *((str(each.pk), each.user.name) for each in self.people)]),
            Choice("bis", _("Due"), self.due, list(DUE.items())),
        ]
        if not self.is_board:
            found.append(Choice("stand", _("Status"), self.state, list(STATES.items())))
        if self.lists:
            named = [(str(each.pk), each.name) for each in self.lists]
            found.append(
                Choice("liste", _("List"), self.in_list, [("", _("All lists")), *named, (NONE, _("In no list"))])
            )
        if self.labels:
            named = [(str(each.pk), each.name) for each in self.labels]
            found.append(Choice("etikett", _("Label"), self.with_label, [("", _("All labels")), *named]))
        return found

    def query(self, **changed: str) -> str:
        """What holds, as it stands in an address."""
        values = {
            "ansicht": BOARD if self.is_board else "",
            "wer": self.who,
            "liste": self.in_list,
            "etikett": self.with_label,
            "bis": self.due,
            "stand": "" if self.is_board else self.state,
            **changed,
        }
        return urlencode({name: value for name, value in values.items() if value})

    @property
    def list_query(self) -> str:
        return self.query(ansicht="")

    @property
    def board_query(self) -> str:
        return self.query(ansicht=BOARD, stand="")


def in_state(tasks: TaskQuerySet, state: str) -> TaskQuerySet:
    """One of `STATES`."""
    if state == UNFINISHED:
        return tasks.unfinished()
    return tasks if state == ALL else tasks.filter(status=state)


@dataclass(frozen=True)
class Choice:
    name: str
    label: Any  # Any: texts that are translated when they are read
    value: str
    choices: list[tuple[str, Any]]  # Any: as above

    @property
    def options(self) -> SafeString:
        """Of the field; a project can have a hundred people to choose from."""
        rows = ((value, CHOSEN if value == self.value else NOT_CHOSEN, label) for value, label in self.choices)
        return format_html_join("", '<option value="{}"{}>{}</option>', rows)


@prepared
def _lists(project: int) -> "QuerySet[TaskList]":
    return TaskList.objects.filter(project=project)


@prepared
def _labels(project: int) -> "QuerySet[Label]":
    return Label.objects.filter(project=project)


@prepared
def _others(project: int, membership: int) -> "QuerySet[Membership]":
    """Who may have tasks, but this one; who was here last comes first."""
    workers = Membership.objects.filter(project=project, role__in=[Role.ADMIN, Role.MEMBER]).exclude(pk=membership)
    named = workers.select_related("user").only("project", "user__name")
    return named.order_by("-seen_at", "pk")[:MOST_OFFERED]
