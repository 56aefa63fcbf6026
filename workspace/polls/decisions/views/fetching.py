"""From an address to a poll."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from workspace.polls.decisions.models import Poll
from workspace.projects.access import WorkspaceRequest


def poll_or_404(request: WorkspaceRequest, pk: int) -> Poll:
    """Of this project; one of another is not there."""
    project = request.membership.project
    poll = get_object_or_404(Poll.objects.select_related("created_by"), pk=pk, project=project)
    poll.project = project
    return poll


def public_poll_or_404(request: HttpRequest, pk: int) -> Poll:
    """What everybody is asked; to its managers also what is hidden or waits."""
    rows = Poll.objects.public_to(request.user).select_related("project__page", "municipality", "created_by")
    return get_object_or_404(rows, pk=pk)
