"""What the admins of a project change: what it is, and where it stands."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from initiatives import curating
from initiatives.models import InitiativePage
from portal.moderation.services.blocking import require_not_blocked
from portal.regions.models import Topic
from workspace.projects.choices import Status
from workspace.projects.errors import ProjectError
from workspace.projects.happenings import record
from workspace.projects.models import Membership, Project
from workspace.projects.permissions import may_administer, may_become
from workspace.projects.services.leaving import lock

WRITTEN = ["name", "summary", "plan", "needs", "wants_people", "is_listed", "rooms_off"]
ON_THE_PAGE = {
    Status.ACTIVE: InitiativePage.Status.RUNNING,
    Status.PAUSED: InitiativePage.Status.PAUSED,
    Status.FINISHED: InitiativePage.Status.FINISHED,
}
"""What its public page says then; an archived project was finished before."""


@transaction.atomic
def update(*, membership: Membership, project: Project, topics: Iterable[Topic]) -> None:
    """Its address stays, so that links do not break; the public page has an editor of its own."""
    if not may_administer(membership):
        raise PermissionDenied
    require_not_blocked(membership.user)
    lock(project)
    project.save(update_fields=WRITTEN)
    project.topics.set(topics)


@transaction.atomic
def change_status(*, membership: Membership, status: Status) -> Project:
    """Pause, go on, finish, archive, open again. Errors: ProjectError where it stands elsewhere meanwhile."""
    if not may_administer(membership):
        raise PermissionDenied
    require_not_blocked(membership.user)
    now = lock(membership.project)
    if now.status == status:
        return now
    if not may_become(now, status):
        raise ProjectError.changed_meanwhile()
    now.status = status
    now.finished_at = (now.finished_at or timezone.now()) if status in {Status.FINISHED, Status.ARCHIVED} else None
    now.save(update_fields=["status", "finished_at"])
    record(now, "status", actor=membership.user, title=status.value)
    if now.page is not None and status in ON_THE_PAGE:
        curating.set_status(initiatives=[now.page], actor=membership.user, status=ON_THE_PAGE[status])
    return now
