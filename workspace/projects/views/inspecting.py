"""The deliberate act with which a manager enters a workspace, and its end."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from portal.accounts.requests import SignedInRequest
from portal.accounts.signed_in import button_of_account, form_of_account
from workspace.projects.errors import ProjectError
from workspace.projects.forms.inspecting import InspectionForm
from workspace.projects.models import Inspection, Project, ProjectSettings
from workspace.projects.permissions import may_manage
from workspace.projects.services import inspecting
from workspace.projects.services.reporting import case_from_inside


@form_of_account
def inspect(request: SignedInRequest, slug: str) -> HttpResponse:
    """Only while a report from inside is open; without one there is no such page."""
    project = _managed_or_404(request, slug)
    if case_from_inside(project) is None:
        raise Http404
    if Inspection.objects.active().by(request.user).filter(project=project).exists():
        return redirect(project.workspace_url)
    form = InspectionForm(request.POST or None)
    if form.is_valid():
        try:
            inspecting.enter(project=project, reason=form.cleaned_data["reason"], actor=request.user)
            return redirect(project.workspace_url)
        except ProjectError as problem:
            form.add_error(None, str(problem))
    context = {"form": form, "project": project, "hours": ProjectSettings.load().hours_of_inspection, "noindex": True}
    return render(request, "workspace/projects/inspect.html", context)


@button_of_account
def leave(request: SignedInRequest, slug: str) -> HttpResponse:
    project = _managed_or_404(request, slug)
    inspecting.leave(project=project, actor=request.user)
    messages.success(request, _("You no longer look into the workspace of “%(name)s”.") % {"name": project.name})
    return redirect("desk:index")


def _managed_or_404(request: SignedInRequest, slug: str) -> Project:
    project = get_object_or_404(Project.objects.managed_by(request.user), slug=slug)
    if not may_manage(request.user, project):
        raise Http404
    return project
