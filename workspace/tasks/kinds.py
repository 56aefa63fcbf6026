"""Somebody was given a task, or something was said about one."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.activity.about_rows import AboutRow
from portal.activity.choices import Group, Reason
from portal.activity.events import happen
from portal.activity.models import Event
from workspace.projects import comment_kinds
from workspace.projects.comment_kinds import Audience, OfComment
from workspace.projects.models import Membership, Project
from workspace.tasks.models import Task, TaskComment
from workspace.tasks.querysets import KEY

# Any, in this module: users and anonymous visitors; tasks.


class Assigned(AboutRow):
    key = "tasks.assigned"
    label = gettext_lazy("Somebody gives me a task")
    group = Group.PROJECTS
    order = 10
    depends_on_the_key = True

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


class OfTaskComment(OfComment):
    way = "task"
    name = "task"

    def comments(self) -> "models.QuerySet[Any]":
        return TaskComment.objects.all()

    def things(self, user: Any) -> "models.QuerySet[Any]":
        return Task.objects.filter(project__in=Project.objects.of(user).with_open_room(KEY).values("pk"))

    def concerned(self, thing: Any) -> Audience:
        """Who takes care of it, and who has written it down."""
        yield from ((pk, Reason.ASSIGNED) for pk in thing.assignees.values_list("user", flat=True))
        yield thing.created_by_id, Reason.THEIRS


class Named(OfTaskComment, comment_kinds.Named):
    key = "tasks.mention"
    label = gettext_lazy("Somebody names me in a comment on a task")
    order = 7


class Commented(OfTaskComment, comment_kinds.Commented):
    key = "tasks.comment"
    label = gettext_lazy("Comments on tasks that are mine, that I follow, or in which I take part")
    order = 32


def assigned(task: Task, membership: Membership, *, before: Iterable[Membership] = ()) -> None:
    """Those who were not responsible before; nobody hears of what they took on themselves."""
    known = {each.pk for each in before} | {membership.pk}
    for each in task.assignees.exclude(pk__in=known):
        data = {"person": each.user_id}
        happen(Assigned.key, target=task, scope=membership.project, actor=membership.user, data=data)
