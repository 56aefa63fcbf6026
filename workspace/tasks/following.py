"""Tasks can be followed, and muted."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.activity.followables import Followable
from workspace.projects.models import Project
from workspace.tasks.models import Task
from workspace.tasks.querysets import KEY


def visible_to(user: Any) -> Any:  # Any: users and anonymous visitors; the app's own rows
    """To those who belong to the project, or look into it after a report."""
    projects = Project.objects.read_by(user).with_open_room(KEY)
    return Task.objects.filter(project__in=projects.values("pk"))


FOLLOWED = Followable(
    name="aufgabe",
    label=_("Tasks of projects"),
    icon="list-check",
    model=Task,
    visible_to=visible_to,
    order=41,
)
