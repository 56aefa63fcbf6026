"""Where a project stands, and what its public page says of it."""

from django.utils import timezone

from initiatives import curating
from initiatives.models import InitiativePage
from portal.accounts.models import User
from workspace.projects.choices import Status
from workspace.projects.models import Project

ON_THE_PAGE = {
    Status.ACTIVE: InitiativePage.Status.RUNNING,
    Status.PAUSED: InitiativePage.Status.PAUSED,
    Status.FINISHED: InitiativePage.Status.FINISHED,
}
"""What its public page says then; an archived project was finished before."""


def set_status(*, project: Project, status: Status, actor: User | None) -> None:
    """Its public page says so, too. The caller holds the lock; nobody is the actor where it happens by itself."""
    project.status = status
    finished = status in {Status.FINISHED, Status.ARCHIVED}
    project.finished_at = (project.finished_at or timezone.now()) if finished else None
    project.save(update_fields=["status", "finished_at", "baton_at"])
    if project.page is not None and status in ON_THE_PAGE:
        curating.set_status(initiatives=[project.page], actor=actor, status=ON_THE_PAGE[status])
