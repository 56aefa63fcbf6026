"""A manager enters a workspace after a report from inside: with a reason, for a time, before everybody's eyes."""

from datetime import timedelta
from functools import partial

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from portal.accounts.models import User
from portal.moderation.services.audit import note
from workspace.projects import tasks
from workspace.projects.errors import ProjectError
from workspace.projects.happenings import record
from workspace.projects.models import Inspection, Project, ProjectSettings
from workspace.projects.permissions import may_manage
from workspace.projects.services.leaving import lock
from workspace.projects.services.reporting import case_from_inside


@transaction.atomic
def enter(*, project: Project, reason: str, actor: User) -> Inspection:
    """Its admins get a mail at once, everybody inside sees it as long as it lasts. Entered twice it is once.

    Errors: ProjectError where no report from inside is open any more, or the person belongs to the project anyway.
    """
    now = lock(project)
    if not may_manage(actor, now):
        raise PermissionDenied
    if now.memberships.filter(user=actor).exists():
        raise ProjectError.belongs_already()
    case = case_from_inside(now)
    if case is None:
        raise ProjectError.nobody_has_reported_it()
    for earlier in Inspection.objects.unended().filter(project=now, manager=actor):
        if earlier.case_id == case.pk and earlier.until > timezone.now():
            return earlier
        _end(earlier, "time")
    hours = ProjectSettings.load().hours_of_inspection
    inspection = Inspection.objects.create(
        project=now,
        case=case,
        manager=actor,
        reason=reason.strip(),
        until=timezone.now() + timedelta(hours=hours),
    )
    note(
        "entered", case=case, actor=actor, project=now.pk, reason=inspection.reason, until=inspection.until.isoformat()
    )
    record(now, "inspected", actor=actor, title=inspection.reason, is_activity=False)
    transaction.on_commit(partial(tasks.tell_inspected.enqueue, inspection.pk))
    return inspection


@transaction.atomic
def leave(*, project: Project, actor: User) -> None:
    """By the button; pressed twice it is as once."""
    lock(project)
    for inspection in Inspection.objects.unended().filter(project=project, manager=actor):
        _end(inspection, "button")


def end_due() -> int:
    """Those whose time is over, or whose case is closed; gives how many."""
    due = list(Inspection.objects.unended().over().values_list("pk", "project"))
    for pk, project_id in due:
        with transaction.atomic():
            Project.objects.select_for_update().get(pk=project_id)
            inspection = Inspection.objects.unended().over().select_related("project").filter(pk=pk).first()
            if inspection is not None:
                _end(inspection, "time")
    return len(due)


@transaction.atomic
def note_room(*, inspection: Inspection, room: str) -> None:
    """The first entry to each room is written down."""
    if room in inspection.rooms_seen:
        return
    now = Inspection.objects.select_for_update(of=("self",)).select_related("case", "manager").get(pk=inspection.pk)
    if room not in now.rooms_seen:
        now.rooms_seen = [*now.rooms_seen, room]
        now.save(update_fields=["rooms_seen"])
        note("room_seen", case=now.case, actor=now.manager, project=now.project_id, room=room)


def _end(inspection: Inspection, how: str) -> None:
    """The caller holds the project."""
    inspection.ended_at = min(timezone.now(), inspection.until)
    inspection.save(update_fields=["ended_at"])
    note("left_again", case=inspection.case, actor=inspection.manager, project=inspection.project_id, how=how)
    record(inspection.project, "inspection_ended", actor=inspection.manager, is_activity=False)
