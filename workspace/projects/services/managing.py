"""What the admins of a project change: what it is, and where it stands."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.db import transaction

from initiatives.directory.services import outdate
from initiatives.listing import LAYER
from portal.moderation.services.blocking import require_not_blocked
from portal.regions.models import Topic
from workspace.projects.choices import Status
from workspace.projects.errors import ProjectError
from workspace.projects.happenings import record
from workspace.projects.models import Membership, Project
from workspace.projects.permissions import may_administer, may_become, may_set_up
from workspace.projects.services.leaving import lock
from workspace.projects.services.standing import set_status

WRITTEN = ["name", "summary", "plan", "needs", "wants_people", "is_listed", "only_admins_publish", "rooms_off"]


@transaction.atomic
def update(*, membership: Membership, project: Project, topics: Iterable[Topic]) -> None:
    """Its address stays, so that links do not break; the public page has an editor of its own."""
    require_not_blocked(membership.user)
    membership.project = lock(project)
    if not may_set_up(membership):
        raise PermissionDenied
    project.save(update_fields=WRITTEN)
    project.topics.set(topics)
    outdate(LAYER)  # its page says what belongs together, and what it writes for everybody


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
    now.baton_at = None  # whoever decides this has answered whether it goes on
    set_status(project=now, status=status, actor=membership.user)
    record(now, "status", actor=membership.user, title=status.value)
    return now
