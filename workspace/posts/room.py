"""The room "Neuigkeiten": its place in the workspace, what it says on the home, the words of its happenings."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from workspace.posts import panels
from workspace.posts.querysets import KEY
from workspace.projects import happenings, rooms
from workspace.projects.models import Project


def register() -> None:
    rooms.register(
        rooms.Room(
            KEY,
            pgettext_lazy("room of a project", "News"),
            "newspaper",
            "workspace:posts:list",
            20,
            panels=(
                rooms.Panel("workspace/posts/pinned_panel.html", panels.pinned, order=15),
                rooms.Panel("workspace/posts/latest_panel.html", panels.latest, order=40),
            ),
            url_of=address_of,
            is_at_hand=True,
        )
    )
    happenings.register(
        happenings.Kind("post_added", _("%(name)s has written: “%(title)s”")),
        happenings.Kind("post_published", _("%(name)s has made public: “%(title)s”")),
    )


def address_of(project: Project, pk: int) -> str:
    return reverse("workspace:posts:detail", args=[project.slug, pk])
