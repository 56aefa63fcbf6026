"""From an address in the room to the thing, and back to where somebody came from."""

from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect

from portal.base.ways import own_path
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
    page = own_path(request, request.POST.get("back", "")) or otherwise
    return redirect(f"{page}{f'#{anchor}' if anchor else ''}")
