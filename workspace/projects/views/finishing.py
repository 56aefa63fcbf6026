"""The end of a project: what it has brought, and its story. Both are offered, neither is needed."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from portal.moderation.errors import ModerationError
from workspace.projects.access import WorkspaceRequest, page_of_room
from workspace.projects.choices import Status
from workspace.projects.errors import ProjectError
from workspace.projects.forms.impact import FigureFormSet, Figures
from workspace.projects.material import list_of_stories
from workspace.projects.models import Project
from workspace.projects.permissions import may_administer, may_become, may_edit_page
from workspace.projects.services import finishing
from workspace.projects.services.telling import drafted_story_of
from workspace.projects.services.versions import changes_at_once, draft_of


@page_of_room("settings")
def finish(request: WorkspaceRequest) -> HttpResponse:
    """Finishes it; a finished project enters figures here later, too."""
    membership = request.membership
    project = membership.project
    if not may_administer(membership):
        raise PermissionDenied
    ends = may_become(project, Status.FINISHED) and not project.is_closed
    if not ends and project.status != Status.FINISHED:
        raise PermissionDenied
    sent = request.POST if request.method == "POST" else None
    figures = FigureFormSet(sent, prefix="figures") if may_edit_page(membership) else None
    problem = ""
    if sent is not None and (figures is None or figures.is_valid()):
        try:
            return _finish(request, figures, ends=ends)
        except (ProjectError, ModerationError) as refused:
            problem = str(refused)
        except ValidationError as wrong:
            problem = " ".join(wrong.messages)
    context = {
        "ends": ends,
        "figures": figures,
        "there": list(draft_of(project.page).impact_figures.all()) if figures is not None and project.page else [],
        "problem": problem,
        "offers_story": _offers_story(project),
    }
    return render(request, "workspace/projects/finishing.html", context)


def _finish(request: WorkspaceRequest, figures: Figures | None, *, ends: bool) -> HttpResponse:
    membership = request.membership
    rows = figures.figures if figures is not None else []
    live = changes_at_once(request)
    finishing.finish(membership=membership, figures=rows, live=live)
    if ends:
        messages.success(request, _("The project is finished. Thank you for what you have done!"))
    if rows:
        messages.success(
            request, _("Your figures are on your page.") if live else _("The managers look at your figures first.")
        )
    if "story" in request.POST:
        return redirect("workspace:story", membership.project.slug)
    return redirect("workspace:settings", membership.project.slug)


def _offers_story(project: Project) -> bool:
    return list_of_stories(project) is not None and drafted_story_of(project) is None
