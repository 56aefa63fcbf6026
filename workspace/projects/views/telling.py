"""The story of a project: its draft is looked at and confirmed first, then everybody inside sees where it stands."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from portal.accounts.requests import SignedInRequest
from portal.accounts.signed_in import form_of_account
from portal.moderation.errors import ModerationError
from workspace.projects.access import WorkspaceRequest, button_of_room, page_of_room
from workspace.projects.errors import ProjectError
from workspace.projects.forms.telling import ConfirmForm
from workspace.projects.material import gather, list_of_stories
from workspace.projects.models import Project
from workspace.projects.permissions import may_tell, may_tell_from_outside
from workspace.projects.reviewing import question_about
from workspace.projects.services import telling


@page_of_room("home")
def story(request: WorkspaceRequest) -> HttpResponse:
    """Where it stands; before there is one, the preview for the admins, whose button drafts it."""
    membership = request.membership
    project = membership.project
    row = telling.drafted_story_of(project)
    index = list_of_stories(project)
    if request.method == "POST" and not may_tell(membership):
        raise PermissionDenied
    if row is not None or index is None or not may_tell(membership):
        question = question_about(row.page) if row is not None else ""
        stands = {"story": row, "question": question, "may_tell": may_tell(membership)}
        return render(request, "workspace/projects/story.html", stands)
    material = gather(project, index, from_inside=True)
    form = ConfirmForm(request.POST if request.method == "POST" else None, material=material)
    if form.is_valid():
        try:
            telling.draft(membership=membership, **form.chosen)
        except (ProjectError, ModerationError) as problem:
            messages.error(request, str(problem))
        else:
            messages.success(request, _("The draft is with the editors. Here you see what becomes of it."))
        return redirect("workspace:story", project.slug)
    context = {"form": form, "material": material}
    return render(request, "workspace/projects/story_preview.html", context)


@button_of_room("home")
def withdraw(request: WorkspaceRequest) -> HttpResponse:
    try:
        telling.withdraw(membership=request.membership)
        messages.success(request, _("The draft is withdrawn. Nothing of it is left."))
    except (ProjectError, ModerationError) as problem:
        messages.error(request, str(problem))
    return redirect("workspace:story", request.membership.project.slug)


@form_of_account
def tell_from_outside(request: SignedInRequest, slug: str) -> HttpResponse:
    """For the managers of its municipality, from what everybody can see."""
    rows = Project.objects.managed_by(request.user).select_related("municipality", "page")
    project = get_object_or_404(rows, slug=slug)
    index = list_of_stories(project)
    if not may_tell_from_outside(request.user, project) or index is None:
        raise Http404
    if telling.drafted_story_of(project) is not None:
        return redirect(project)
    if request.method == "POST":
        try:
            row = telling.draft_from_outside(project=project, actor=request.user)
        except (ProjectError, ModerationError) as problem:
            messages.error(request, str(problem))
            return redirect(project)
        return redirect("wagtailadmin_pages:edit", row.page_id)
    context = {"project": project, "material": gather(project, index, from_inside=False), "noindex": True}
    return render(request, "workspace/projects/tell.html", context)
