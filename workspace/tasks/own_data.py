"""What this app holds about a person."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.accounts.privacy import DataPart, register
from workspace.tasks.models import CalendarKey, Task, TaskComment

# Any, in this module: JSON.

SAID = ("project__name", "title", "text", "status", "due_on", "created_at", "done_at")


def export_tasks(user: User) -> dict[str, Any]:
    return {
        "assigned": list(Task.objects.filter(assignees__user=user).order_by("pk").values(*SAID)),
        "written": list(Task.objects.filter(created_by=user).order_by("pk").values(*SAID)),
        "done": list(Task.objects.filter(done_by=user).order_by("pk").values(*SAID)),
        "has_calendar": CalendarKey.objects.filter(user=user).exists(),
    }


def export_comments(user: User) -> list[dict[str, Any]]:
    said = ("task__project__name", "task__title", "text", "created_at")
    return list(TaskComment.objects.filter(author=user).order_by("pk").values(*said))


def erase_calendar(user: User) -> None:
    """Assignments go with the memberships."""
    CalendarKey.objects.filter(user=user).delete()


def erase_comments(user: User) -> None:
    TaskComment.objects.filter(author=user).delete()


def register_parts() -> None:
    register(
        DataPart(
            name="tasks",
            label=_("Tasks of projects that you write, do or have done"),
            on_deletion=_("stay in their projects, without your name"),
            export=export_tasks,
            erase=erase_calendar,
            order=52,
        )
    )
    register(
        DataPart(
            name="task_comments",
            label=_("Your comments on tasks"),
            on_deletion=_("are deleted at once"),
            export=export_comments,
            erase=erase_comments,
            order=53,
        )
    )
