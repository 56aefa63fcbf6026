"""The baton: after a long silence the leads are asked whether the project goes on; without an answer it rests."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django.utils import timezone

from workspace.projects import tasks
from workspace.projects.choices import Status
from workspace.projects.errors import ProjectError
from workspace.projects.happenings import record
from workspace.projects.models import Membership, Project, ProjectSettings
from workspace.projects.querysets import ProjectQuerySet
from workspace.projects.services.leaving import lock
from workspace.projects.services.standing import set_status

TIME_TO_ANSWER = timedelta(days=30)


def ask_the_silent() -> int:
    """Once for each silence; gives how many were asked."""
    moment = timezone.now() - timedelta(days=ProjectSettings.load().days_of_silence)
    return _each(lambda rows: rows.silent_since(moment), _ask)


def let_the_unanswered_rest() -> int:
    """Gives how many rest from now."""
    moment = timezone.now() - TIME_TO_ANSWER
    return _each(lambda rows: rows.unanswered_since(moment), _let_rest)


@transaction.atomic
def goes_on(*, membership: Membership) -> None:
    """Also after it began to rest because nobody had answered. Errors: ProjectError once it is answered."""
    _goes_on(membership)
    record(membership.project, "baton_kept", actor=membership.user)


@transaction.atomic
def wants_to_hand_over(*, membership: Membership) -> None:
    """All who work along are asked who takes it on; meanwhile it goes on. Errors: as above."""
    _goes_on(membership)
    record(membership.project, "baton_passed", actor=membership.user, room="people")
    transaction.on_commit(partial(tasks.tell_successor_wanted.enqueue, membership.pk))


@transaction.atomic
def rests(*, membership: Membership) -> None:
    """Its people hear it; the question stays, so that its leads can wake it up. Errors: as above."""
    project = _asked(membership)
    if project.status == Status.PAUSED:
        return
    set_status(project=project, status=Status.PAUSED, actor=membership.user)
    record(project, "baton_rest", actor=membership.user)
    transaction.on_commit(partial(tasks.tell_rests.enqueue, project.pk, by=membership.user_id))


def _each(chosen: Callable[[ProjectQuerySet], ProjectQuerySet], act: Callable[[Project, datetime], None]) -> int:
    """Each in a transaction of its own, looked at again under its lock."""
    done = 0
    for pk in chosen(Project.objects.all()).values_list("pk", flat=True):
        with transaction.atomic():
            project = chosen(Project.objects.select_for_update()).filter(pk=pk).first()
            if project is not None:
                act(project, timezone.now())
                done += 1
    return done


def _ask(project: Project, now: datetime) -> None:
    project.baton_at = now
    project.save(update_fields=["baton_at"])
    transaction.on_commit(partial(tasks.ask_whether_it_goes_on.enqueue, project.pk))


def _let_rest(project: Project, _now: datetime) -> None:
    set_status(project=project, status=Status.PAUSED, actor=None)
    record(project, "baton_silent", actor=None)
    transaction.on_commit(partial(tasks.tell_rests.enqueue, project.pk))


def _goes_on(membership: Membership) -> None:
    project = _asked(membership)
    project.baton_at = None
    set_status(project=project, status=Status.ACTIVE, actor=membership.user)


def _asked(membership: Membership) -> Project:
    """The project whose leads were asked and have not answered yet."""
    project = lock(membership.project)
    still = Membership.objects.filter(pk=membership.pk, project=project).exists()
    if not still or project.baton_at is None or project.status not in {Status.ACTIVE, Status.PAUSED}:
        raise ProjectError.changed_meanwhile()
    return project
