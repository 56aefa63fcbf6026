"""Texts can be followed, and muted."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.activity.followables import Followable
from workspace.projects.models import Project
from workspace.texts.models import Text
from workspace.texts.querysets import HEAVY


def visible_to(user: Any) -> Any:  # Any: users and anonymous visitors; the app's own rows
    """To those who belong to the project, or look into it after a report."""
    projects = Project.objects.read_by(user).with_open_room("texts")
    return Text.objects.kept().filter(project__in=projects.values("pk")).defer(*HEAVY)


FOLLOWED = Followable(
    name="text",
    label=_("Texts of projects"),
    icon="file-earmark-text",
    model=Text,
    visible_to=visible_to,
    order=40,
)
