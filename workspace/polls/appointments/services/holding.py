"""A poll as it is now, under the lock of its project: what is answered, changed and closed at once has an order."""

from workspace.polls.appointments.errors import AppointmentError
from workspace.polls.appointments.models import AppointmentPoll
from workspace.projects.errors import ProjectError
from workspace.projects.models import Membership, Project
from workspace.projects.services.holding import hold
from workspace.projects.services.leaving import lock


def held(poll: AppointmentPoll, membership: Membership) -> AppointmentPoll:
    """Errors: ProjectError where somebody has deleted it, or the project was closed."""
    return _now(poll, hold(membership))


def held_from_outside(poll: AppointmentPoll) -> AppointmentPoll:
    """The same for somebody who does not belong to the project."""
    project = lock(poll.project)
    if project.is_closed:
        raise ProjectError.closed()
    return _now(poll, project)


def _now(poll: AppointmentPoll, project: Project) -> AppointmentPoll:
    now = AppointmentPoll.objects.standing().filter(pk=poll.pk, project=project).first()
    if now is None:
        raise AppointmentError.gone()
    now.project = project
    return now
