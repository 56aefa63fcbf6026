"""Tasks, as their projects find them by the search: with description, checklist and what is said of them."""

from collections.abc import Iterator, Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from search import contract
from search.contract import Searchable
from search.entries import Entry, beginning_of
from search.watching import watch
from workspace.projects.searching import audience_of, said_in
from workspace.tasks.models import ChecklistItem, Task, TaskComment
from workspace.tasks.querysets import KEY


class Tasks(Searchable):
    key, label, order = KEY, _("Tasks"), 110

    def rows(self) -> "QuerySet[Task]":
        return Task.objects.all()

    def entries(self, objects: Sequence[Task]) -> Iterator[Entry]:
        tasks = Task.objects.filter(pk__in=[task.pk for task in objects]).select_related("project")
        for task in tasks.prefetch_related("checklist", "comments"):
            steps = "\n".join(item.text for item in task.checklist.all())
            yield Entry(
                object_pk=task.pk,
                title=task.title,
                path=task.get_absolute_url(),
                summary=beginning_of(task.text),
                text=f"{task.text}\n{steps}\n{said_in(task.comments.all())}",
                audience=audience_of(KEY, task.project_id),
                project=task.project_id,
                date=task.changed_at,
            )


def register() -> None:
    contract.register(Tasks())
    watch(KEY, Task)
    watch(KEY, ChecklistItem, lambda item: [item.task_id])
    watch(KEY, TaskComment, lambda comment: [comment.task_id])
