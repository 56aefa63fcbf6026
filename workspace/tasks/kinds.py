"""Somebody was given a task."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.activity.about_rows import AboutRow
from portal.activity.choices import Group, Reason
from portal.activity.events import happen
from portal.activity.models import Event
from workspace.projects.models import Membership, Project
from workspace.tasks.models import Task
from workspace.tasks.querysets import KEY

# Any, in this module: users and anonymous visitors; tasks.


class Assigned(AboutRow):
    key = "tasks.assigned"
    label = gettext_lazy("Somebody gives me a task")
    group = Group.PROJECTS
    order = 10

    def audience(self, event: Event) -> Iterable[tuple[int, Reason]]:
        return [(event.data["person"], Reason.ASSIGNED)]

    def seen_by(self, user: Any) -> "models.QuerySet[Any]":
        return Task.objects.filter(project__in=Project.objects.of(user).with_open_room(KEY).values("pk"))

    def settled_for(self, user: Any, events: Sequence[Event]) -> set[int]:
        """What is done, or somebody else's by now."""
        ids = [event.object_id for event in events]
        mine = Task.objects.unfinished().filter(pk__in=ids, assignees__user=user.pk)
        theirs = set(mine.values_list("pk", flat=True))
        return {event.pk for event in events if event.object_id not in theirs}

    def rows(self) -> "models.QuerySet[Any]":
        return Task.objects.select_related("project")

    def words(self, event: Event, row: Any) -> str:
        named = {"name": event.actor or _("Somebody"), "title": row.title, "project": row.project.name}
        return _("%(name)s has given you a task in “%(project)s”: “%(title)s”") % named

    def group_key(self, event: Event) -> str:
        return f"{self.key}:{event.scope_id}"


def assigned(task: Task, membership: Membership, *, before: Iterable[Membership] = ()) -> None:
    """Those who were not responsible before; nobody hears of what they took on themselves."""
    known = {each.pk for each in before} | {membership.pk}
    for each in task.assignees.exclude(pk__in=known):
        data = {"person": each.user_id}
        happen(Assigned.key, target=task, scope=membership.project, actor=membership.user, data=data)
