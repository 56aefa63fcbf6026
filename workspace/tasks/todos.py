"""What was written elsewhere becomes tasks."""

from collections.abc import Sequence

from django.db import transaction

from workspace.projects.models import Membership
from workspace.projects.todos import Todo
from workspace.tasks.models import Task
from workspace.tasks.services import writing


@transaction.atomic
def make(membership: Membership, todos: Sequence[Todo]) -> list[str]:
    """Their addresses. Errors: BlockedError, ProjectError."""
    length = Task._meta.get_field("title").max_length
    tasks = [
        writing.create(
            membership=membership,
            answers={"title": todo.title[:length], "assignees": todo.people, "due_on": todo.due_on},
        )
        for todo in todos
    ]
    return [task.get_absolute_url() for task in tasks]
