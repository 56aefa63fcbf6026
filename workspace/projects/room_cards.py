"""Links to the things of rooms, as cards: for those who may enter the room."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from portal.base.link_cards import Finder, by_number
from workspace.projects.models import Project

if TYPE_CHECKING:
    from django.db import models
    from django_stubs_ext import StrOrPromise

# Any, in this module: rows of a room's model, users and anonymous visitors.


def of_room(
    key: str,
    rows: "Callable[[], models.QuerySet[Any]]",
    *,
    label: "StrOrPromise",
    icon: str,
    title: Callable[[Any], str] = str,
) -> Finder:
    """`rows()` are those that stand, of whatever project."""

    def visible_to(user: Any) -> "models.QuerySet[Any]":
        inside = Project.objects.read_by(user).with_open_room(key).values("pk")
        return rows().filter(project__in=inside).select_related("project")

    return by_number(visible_to, label=label, icon=icon, title=title)
