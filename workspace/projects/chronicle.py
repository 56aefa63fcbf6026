"""The timeline as a story for everybody tells it: month by month, and nobody by name."""

from collections import Counter
from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from workspace.projects.happenings import told_kinds
from workspace.projects.models import Project

MOST_LINES = 40


@dataclass(frozen=True)
class Line:
    key: str
    text: str


def lines_of(project: Project) -> list[Line]:
    """In the language that holds; what happened often in a month is one line. One query."""
    kinds = told_kinds()
    rows = project.happenings.filter(kind__in=kinds).order_by("at", "pk").values_list("kind", "room", "at")
    months = [
        (timezone.localtime(at).date().replace(day=1), kind)
        for kind, room, at in rows
        if not room or project.has_room(room)
    ]
    lines = [
        Line(
            f"{month:%Y-%m}-{kind}",
            _("%(month)s: %(what)s")
            % {"month": date_format(month, "F Y"), "what": kinds[kind].told % {"count": count}},
        )
        for (month, kind), count in Counter(months).items()
    ]
    return lines[:MOST_LINES]
