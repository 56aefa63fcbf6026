"""From an address to the poll."""

from django.shortcuts import get_object_or_404

from workspace.polls.appointments.models import AppointmentPoll, Option
from workspace.projects.access import WorkspaceRequest


def poll_or_404(request: WorkspaceRequest, pk: int, *, is_deleted: bool = False) -> AppointmentPoll:
    """Of this project; one of another is not there."""
    project = request.membership.project
    rows = AppointmentPoll.objects.deleted() if is_deleted else AppointmentPoll.objects.standing()
    poll = get_object_or_404(rows.select_related("created_by", "chosen"), pk=pk, project=project)
    poll.project = project
    return poll


def option_or_404(poll: AppointmentPoll, pk: int) -> Option:
    option = get_object_or_404(poll.options.all(), pk=pk)
    option.poll = poll
    return option
