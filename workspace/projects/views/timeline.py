"""All that was new in a project, by days; the workspace's home shows the latest of it."""

from itertools import groupby

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from portal.activity.scopes import Scope
from portal.base.numbers import row_number
from workspace.projects.access import WorkspaceRequest, page_of_room
from workspace.projects.happenings import lines
from workspace.projects.hearing import HEARD

LINES = 50


@page_of_room("home")
def timeline(request: WorkspaceRequest) -> HttpResponse:
    """What every room has recorded, without that of rooms that are switched off; it goes on by the key of the last."""
    project = request.membership.project
    rows = project.happenings.select_related("actor")
    last = project.happenings.filter(pk=row_number(request.GET.get("vor", ""))).first()
    if last is not None:
        rows = rows.filter(Q(at__lt=last.at) | Q(at=last.at, pk__lt=last.pk))
    found = list(rows[: LINES + 1])
    shown = lines(found[:LINES], project)
    context = {
        "mark": Scope(HEARD, project).mark,
        "days": [(day, list(some)) for day, some in groupby(shown, key=lambda line: timezone.localdate(line.row.at))],
        "older": found[LINES - 1].pk if len(found) > LINES else 0,
    }
    return render(request, "workspace/projects/timeline.html", context)
