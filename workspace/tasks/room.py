"""The room "Aufgaben": its place in the workspace, what it says on the home, the words of its happenings."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from portal.base import link_cards
from portal.base.prepared import prepared
from portal.base.together import Asking
from workspace.projects import happenings, rooms
from workspace.projects.models import Membership, Project
from workspace.projects.room_cards import of_room
from workspace.tasks.models import Task
from workspace.tasks.querysets import KEY

MOST_ON_THE_HOME = 5


def register() -> None:
    panel = rooms.Panel("workspace/tasks/panel.html", my_tasks, order=20)
    rooms.register(
        rooms.Room(
            KEY,
            _("Tasks"),
            "list-check",
            "workspace:tasks:list",
            30,
            panels=(panel,),
            url_of=address_of,
            is_at_hand=True,
        )
    )
    happenings.register(
        happenings.Kind("task_added", _("%(name)s has added the task “%(title)s”")),
        happenings.Kind(
            "task_done",
            _("%(name)s has done “%(title)s”"),
            ngettext_lazy("One task is done.", "%(count)d tasks are done.", "count"),
        ),
    )

    link_cards.register("workspace:tasks:detail", of_room(KEY, Task.objects.all, label=_("Task"), icon="list-check"))


def address_of(project: Project, pk: int) -> str:
    return rooms.address_in(project, "workspace:tasks:detail", pk)


def my_tasks(membership: Membership) -> Asking[rooms.Said]:
    """Nothing to say where nothing waits for this person."""
    [tasks] = yield [_most_urgent.question(membership.pk)]
    if not tasks:
        return None
    shown = [(task, address_of(membership.project, task.pk)) for task in tasks[:MOST_ON_THE_HOME]]
    return {"tasks": shown, "there_are_more": len(tasks) > MOST_ON_THE_HOME}


@prepared
def _most_urgent(membership: int) -> "QuerySet[Task]":
    rows = Task.objects.filter(assignees=membership).unfinished().only("title", "status", "due_on")
    return rows.most_urgent_first()[: MOST_ON_THE_HOME + 1]
