"""The lock under which the things of a project are written."""

from workspace.projects.errors import ProjectError
from workspace.projects.models import Membership, Project
from workspace.projects.services.leaving import lock


def hold(membership: Membership) -> Project:
    """Whoever changes what others change at the same moment waits here.

    Errors: ProjectError where it was closed meanwhile.
    """
    project = lock(membership.project)
    if project.is_closed:
        raise ProjectError.closed()
    return project
