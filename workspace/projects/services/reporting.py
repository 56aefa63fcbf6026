"""Somebody who belongs to a project reports its workspace: only then may its managers look inside."""

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied
from django.db import transaction

from portal.moderation.models import Case, Report
from portal.moderation.services import reporting as moderation
from portal.moderation.services.cases import open_case
from portal.moderation.whys import FROM_INSIDE, Why
from workspace.projects.models import Membership, Project
from workspace.projects.permissions import may_report


@transaction.atomic
def report(*, membership: Membership, reason: str, text: str, doubts: Sequence[Why] = ()) -> Report:
    """The same case as any report about the project, marked as one from inside."""
    if not may_report(membership):
        raise PermissionDenied
    project = membership.project
    made = moderation.report(target=project, reason=reason, text=text, actor=membership.user, doubts=doubts)
    open_case(target=project, why=Why(FROM_INSIDE))
    return made


def case_from_inside(project: Project) -> Case | None:
    """The open case in which somebody inside has reported it."""
    return Case.objects.open().of(project).filter(codes__contains=f" {FROM_INSIDE} ").first()
