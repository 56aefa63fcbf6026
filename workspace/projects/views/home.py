"""The workspace's home."""

from typing import Any

from django.contrib import messages
from django.db.models import Count, QuerySet, Window
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from portal.activity.bell.counting import look_at
from portal.base.prepared import prepared
from portal.base.together import Asking, answered, rows_of, together
from portal.moderation.errors import ModerationError
from workspace.projects.access import WorkspaceRequest, button_of_room, page_of_room
from workspace.projects.happenings import lines
from workspace.projects.models import Happening, Membership
from workspace.projects.permissions import may_administer
from workspace.projects.querysets import LEADING
from workspace.projects.rooms import rooms_of
from workspace.projects.services import founding

MOST_NEWS = 12
MOST_FACES = 8


@page_of_room("home")
def home(request: WorkspaceRequest) -> HttpResponse:
    """What is new since the last visit, and what each room says of itself."""
    membership = request.membership
    project = membership.project
    if membership.belongs:
        look_at(request, project)
    panels = sorted((panel for room in rooms_of(project) for panel in room.panels), key=lambda panel: panel.order)
    loading = [panel.load(membership) for panel in panels]
    happenings = rows_of(_happenings.question(project.pk))
    people: Any  # with the numbers that are added
    people, happened, *loaded = answered(together([_members(membership), happenings, *loading]))
    since = membership.seen_before_at
    context = {
        "news": [(line, since is not None and line.row.at > since) for line in lines(happened, project)],
        "panels": [(panel.template, said) for panel, said in zip(panels, loaded, strict=True) if said is not None],
        "people": people,
        "count": people[0].count if people else 0,
        "may_administer": may_administer(membership),
    }
    return render(request, "workspace/projects/home.html", context)


def _members(membership: Membership) -> Asking[list[Membership]]:
    """The first one to be asked: what waits for the leads depends on how many there are."""
    [people] = yield [_people.question(membership.project_id)]
    membership.leads_of_project = people[0].leads if people else 0
    return list(people)


@prepared
def _happenings(project: int) -> "QuerySet[Happening]":
    rows = Happening.objects.filter(project=project).select_related("actor")
    return rows.only("kind", "title", "room", "object_id", "at", "actor__name")[:MOST_NEWS]


@prepared
def _people(project: int) -> "QuerySet[Membership]":
    """Who was here last; each row with the number of all, and of those who lead."""
    numbers = {"count": Window(Count("pk")), "leads": Window(Count("pk", filter=LEADING))}
    members = Membership.objects.filter(project=project).select_related("user").annotate(**numbers)
    shown = ("role", "user__name", "user__email", "user__picture", "user__picture_visibility")
    return members.only(*shown).order_by("-seen_at")[:MOST_FACES]


@button_of_room("home")
def submit_again(request: WorkspaceRequest) -> HttpResponse:
    """The public page goes to the managers once more, after they have asked."""
    project = request.membership.project
    if may_administer(request.membership):
        try:
            founding.submit_again(project=project, actor=request.user)
            messages.success(request, _("Your page is with the managers again. You hear as soon as it is decided."))
        except ModerationError as problem:
            messages.error(request, str(problem))
    return redirect(project.workspace_url)
