"""From an address in the room to the thing, and back to where somebody came from."""

from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import url_has_allowed_host_and_scheme

from workspace.projects.access import WorkspaceRequest
from workspace.tasks.models import Task


def task_or_404(request: WorkspaceRequest, pk: int) -> Task:
    """Of this project; one of another is not there."""
    task = get_object_or_404(
        Task.objects.select_related("list", "created_by", "done_by"), pk=pk, project=request.membership.project
    )
    task.project = request.membership.project
    return task


def back_to(request: HttpRequest, otherwise: str, anchor: str = "") -> HttpResponseRedirect:
    """To the list or board on which the button stood, with its filters."""
    asked = request.POST.get("back", "")
    ours = asked.startswith("/") and url_has_allowed_host_and_scheme(
        asked, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return redirect(f"{asked if ours else otherwise}{f'#{anchor}' if anchor else ''}")
