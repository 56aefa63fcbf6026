"""What happened in a project, told to its people once a day: everything that stands in its timeline."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.activity.choices import Group, Reason
from portal.activity.kinds import Family, Kind, Line, found_later
from portal.activity.models import Event
from portal.base.prepared import prepared
from workspace.projects.happenings import lines as lines_of
from workspace.projects.models import Happening, Membership, Project


class Happened(Kind):
    """Events are about the project; their data lead to the happening."""

    key = "projects.happening"
    label = gettext_lazy("What happens in the project")
    group = Group.PROJECTS
    order = 50

    def audience(self, event: Event) -> Iterable[tuple[int, Reason]]:
        elsewhere = str(event.data.get("but", "")).split(",")
        return [(pk, reason) for pk, reason in members_of(event.object_id) if str(pk) not in elsewhere]

    def visible_to(self, user: Any, events: Sequence[Event]) -> set[int]:  # Any: users and anonymous visitors
        """Whoever belongs to it, and as long as it stands in the timeline."""
        seen = {row.pk for row in _seen_by(user, events)}
        return {event.pk for event in events if event.data["happening"] in seen}

    def told(self, user: Any, family: Family, language: str) -> dict[int, Line]:  # Any: as above
        """What they see, and its words, in one query."""
        events = [event for _kind, theirs in family for event in theirs]
        projects: dict[Project, list[Happening]] = defaultdict(list)
        for row in _seen_by(user, events):
            projects[row.project].append(row)
        told = {line.row.pk: (line, project) for project, some in projects.items() for line in lines_of(some, project)}
        return {
            event.pk: self._line(*told[event.data["happening"]], language)
            for event in events
            if event.data["happening"] in told
        }

    def group_key(self, event: Event) -> str:
        return f"{self.key}:{event.object_id}:{event.data['kind']}"

    def _line(self, line: Any, project: Project, language: str) -> Line:  # Any: a line of the timeline
        words = _("“%(project)s”: %(words)s") % {"project": project.name, "words": line.words}
        name = line.row.actor.get_short_name() if line.row.actor else ""
        address = found_later(language, lambda: line.url or reverse("workspace:home", args=[project.slug]))
        return Line(words, address, name, project.name)


def _seen_by(user: Any, events: Sequence[Event]) -> list[Happening]:  # Any: as above
    if not user.is_authenticated:
        return []
    return _of_their_projects(user.pk, {event.data["happening"] for event in events})


@prepared
def _of_their_projects(user: int, numbers: Iterable[int]) -> "models.QuerySet[Happening]":
    own = Project.objects.filter(memberships__user=user).values("pk")
    shown = ("kind", "title", "room", "object_id", "actor__name")
    project = ("project__name", "project__slug", "project__rooms_off")
    rows = Happening.objects.filter(pk__in=numbers, project__in=own).select_related("project", "actor")
    return rows.only(*shown, *project)


def members_of(project_id: int) -> Iterable[tuple[int, Reason]]:
    people = Membership.objects.active().filter(project=project_id).order_by("user")
    return [(pk, Reason.MEMBER) for pk in people.values_list("user", flat=True)]
