"""Somebody who belongs to a project reports its workspace."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from portal.accounts import limits
from portal.moderation.errors import ModerationError
from workspace.projects.access import WorkspaceRequest, page_of_room
from workspace.projects.forms.inspecting import WorkspaceReportForm
from workspace.projects.permissions import may_report
from workspace.projects.services import reporting

TOO_MANY_REQUESTS = 429


@page_of_room("home")
def report(request: WorkspaceRequest) -> HttpResponse:
    """Members and guests; only by this way the managers may look inside afterwards."""
    membership = request.membership
    if not may_report(membership):
        raise PermissionDenied
    form = WorkspaceReportForm(request.POST or None, request=request, action="report")
    status = 200
    if form.is_valid():
        if not limits.within(request, action="report"):
            form.add_error(None, _("You have written a lot already. Please try again in an hour."))
            status = TOO_MANY_REQUESTS
        else:
            try:
                said = form.cleaned_data
                reporting.report(membership=membership, reason=said["reason"], text=said["text"], doubts=form.doubts)
                messages.success(request, _("Thank you. Somebody looks at it soon."))
                return redirect(membership.project.workspace_url)
            except ModerationError as problem:
                form.add_error(None, str(problem))
    return render(request, "workspace/projects/report.html", {"form": form}, status=status)
