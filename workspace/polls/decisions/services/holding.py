"""A poll as it is now, under its lock: who votes, adds an option or closes it waits for the others."""

from workspace.polls.decisions.errors import PollError
from workspace.polls.decisions.models import Poll
from workspace.projects.errors import ProjectError


def held(poll: Poll) -> Poll:
    """Errors: ProjectError where it was deleted, or its project closed."""
    rows = Poll.objects.select_for_update(of=("self",)).select_related("project", "municipality", "created_by")
    now = rows.filter(pk=poll.pk).first()
    if now is None:
        raise PollError.gone()
    if now.project is not None and now.project.is_closed:
        raise ProjectError.closed()
    return now
