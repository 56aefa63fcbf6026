"""The rooms that every workspace has."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.base import link_cards
from workspace.projects import panels, rooms
from workspace.projects.models import Project
from workspace.projects.permissions import may_administer


def register() -> None:
    rooms.register(rooms.Room("page", _("Our page"), "globe", "workspace:page", 85, False, may_administer))
    rooms.register(rooms.Room("settings", _("Settings"), "gear", "workspace:settings", 90, False, may_administer))
    story = rooms.Panel("workspace/projects/panels/story.html", panels.story, 8)
    dates = rooms.Panel("workspace/projects/panels/dates.html", panels.dates, 12)
    rooms.register(
        rooms.Room("home", _("Overview"), "house", "workspace:home", 10, False, panels=(story, dates), is_at_hand=True)
    )
    rooms.register(
        rooms.Room(
            "people",
            pgettext_lazy("room of a project", "People"),
            "people",
            "workspace:people",
            80,
            is_optional=False,
            panels=(
                rooms.Panel("workspace/projects/panels/baton.html", panels.baton, 5),
                rooms.Panel("workspace/projects/panels/waiting.html", panels.waiting, 10),
            ),
        )
    )
    about = link_cards.by_number(Project.objects.visible_to, label=_("Project"), icon="people", key="slug")
    link_cards.register("projects:about", about)
