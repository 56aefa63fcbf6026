"""The page behind the link of an invitation."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.moderation.errors import ModerationError
from workspace.projects import ways
from workspace.projects.errors import ProjectError
from workspace.projects.models import Invitation, Membership
from workspace.projects.services import joining

GONE = 410


@never_cache
@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Says who invites to what; the button lets in. Following the link alone changes nothing."""
    row = get_object_or_404(Invitation.objects.select_related("project", "invited_by"), token=token)
    project = row.project
    if Membership.objects.of(request.user).filter(project=project).exists():
        return redirect(project.workspace_url)
    if not request.user.is_authenticated and row.is_open:
        ways.remember(request, request.path)
    problem = ""
    if request.method == "POST" and request.user.is_authenticated:
        try:
            joining.accept(invitation=row, actor=request.user)
        except (ProjectError, ModerationError) as refused:
            problem = str(refused)
        else:
            messages.success(request, _("Welcome! You belong to the project now."))
            return redirect(project.workspace_url)
    context = {
        "invitation": row,
        "project": project,
        "problem": problem,
        "is_for_somebody_else": _is_for_somebody_else(request, row),
        "noindex": True,
    }
    return render(request, "workspace/projects/invitation.html", context, status=200 if row.is_open else GONE)


def _is_for_somebody_else(request: HttpRequest, row: Invitation) -> bool:
    return bool(row.email and request.user.is_authenticated and row.email.lower() != request.user.email.lower())
