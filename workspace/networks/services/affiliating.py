"""How projects come into a network and leave it: one side asks, the other answers, either ends it.

Whoever changes this holds the network's lock; so two who answer at the same moment find one answer.
"""

from functools import partial

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from portal.accounts.models import User
from portal.moderation.services.blocking import require_not_blocked
from workspace.networks import tasks
from workspace.networks.choices import OPEN, State
from workspace.networks.errors import NetworkError
from workspace.networks.models import Affiliation, Network
from workspace.networks.permissions import may_administer
from workspace.networks.querysets import AGAIN_AFTER
from workspace.networks.services.holding import changed, hold, hold_as_admin
from workspace.projects.happenings import record
from workspace.projects.models import Membership, Project


@transaction.atomic
def invite(*, network: Network, project: Project, message: str, actor: User) -> Affiliation:
    """One that everybody may know of. What it has asked before is answered with yes by this, and so is what the person
    may answer in both places. Errors: NetworkError, BlockedError.
    """
    require_not_blocked(actor)
    now = hold_as_admin(network, actor)
    if not now.is_open:
        raise NetworkError.closed()
    if not Project.objects.listed().filter(pk=project.pk).exists():
        raise NetworkError.project_not_found()
    before = now.affiliations.filter(project=project).first()
    state = before.state if before is not None else None
    if state == State.MEMBER:
        raise NetworkError.belongs_already()
    if state == State.INVITED:
        raise NetworkError.invited_already()
    if before is not None and state == State.TURNED_DOWN and _is_recent(before):
        raise NetworkError.declined_lately()
    if state == State.ASKED or Project.objects.administered_by(actor).filter(pk=project.pk).exists():
        return _join(now, project, actor)
    row = _write(now, project, State.INVITED, message=message, actor=actor)
    transaction.on_commit(partial(tasks.tell_invited.enqueue, row.pk))
    return row


@transaction.atomic
def ask(*, membership: Membership, network: Network, message: str) -> Affiliation:
    """By an admin of the project; where the network has invited it, this is the yes. Errors: as above."""
    actor, project = membership.user, _project_of_admin(membership)
    now = hold(network)
    if now is None or not now.is_open:
        raise NetworkError.closed()
    before = now.affiliations.filter(project=project).first()
    state = before.state if before is not None else None
    if state == State.MEMBER:
        raise NetworkError.belongs_already()
    if state == State.ASKED:
        raise NetworkError.asked_already()
    if before is not None and state == State.DECLINED and _is_recent(before):
        raise NetworkError.declined_lately()
    if state == State.INVITED or may_administer(actor, now):
        return _join(now, project, actor)
    row = _write(now, project, State.ASKED, message=message, actor=actor)
    transaction.on_commit(partial(tasks.tell_asked.enqueue, row.pk))
    return row


@transaction.atomic
def answer_request(*, affiliation: Affiliation, is_yes: bool, answer: str, actor: User) -> Affiliation:
    """By an admin of the network. Errors: NetworkError where it was taken back or answered meanwhile; BlockedError."""
    require_not_blocked(actor)
    now = hold_as_admin(affiliation.network, actor)
    row = _still(now, affiliation, State.ASKED)
    if is_yes:
        row = _join(now, row.project, actor)
    else:
        row = _write(now, row.project, State.DECLINED, answer=answer, actor=actor)
    transaction.on_commit(partial(tasks.tell_project_of_answer.enqueue, row.pk))
    return row


@transaction.atomic
def answer_invitation(*, membership: Membership, affiliation: Affiliation, is_yes: bool, answer: str) -> Affiliation:
    """By an admin of the project. Errors: as above."""
    actor, project = membership.user, _project_of_admin(membership)
    now = hold(affiliation.network)
    if now is None or not now.is_open or affiliation.project_id != project.pk:
        raise NetworkError.changed_meanwhile()
    row = _still(now, affiliation, State.INVITED)
    row = _join(now, project, actor) if is_yes else _write(now, project, State.TURNED_DOWN, answer=answer, actor=actor)
    transaction.on_commit(partial(tasks.tell_network_of_answer.enqueue, row.pk))
    return row


@transaction.atomic
def end_by_network(*, affiliation: Affiliation, actor: User) -> None:
    """A membership ends, or an invitation is taken back; twice counts once."""
    now = hold_as_admin(affiliation.network, actor)
    row = now.affiliations.filter(pk=affiliation.pk, state__in=[State.MEMBER, State.INVITED]).first()
    if row is not None:
        was_member = _end(row, actor)
        if was_member:
            transaction.on_commit(partial(tasks.tell_project_it_ended.enqueue, now.pk, row.project_id))


@transaction.atomic
def end_by_project(*, membership: Membership, affiliation: Affiliation) -> None:
    """The same from the other side: it leaves, or takes back what it has asked. Also in a project that is closed."""
    if not _is_admin(membership) or affiliation.project_id != membership.project_id:
        raise PermissionDenied
    now = hold(affiliation.network)
    rows = Affiliation.objects.filter(pk=affiliation.pk, state__in=[State.MEMBER, State.ASKED])
    row = rows.select_related("project", "network").first()
    if now is not None and row is not None:
        was_member = _end(row, membership.user)
        if was_member:
            transaction.on_commit(partial(tasks.tell_network_it_ended.enqueue, now.pk, row.project_id))


def _join(network: Network, project: Project, actor: User) -> Affiliation:
    row = _write(network, project, State.MEMBER, actor=actor)
    record(project, "network_joined", actor=actor, title=network.name, room="networks")
    changed()
    return row


def _end(row: Affiliation, actor: User) -> bool:
    """Whether it was a membership, which both sides knew of. The caller holds the network's lock."""
    was_member = row.state == State.MEMBER
    if was_member:
        record(row.project, "network_left", actor=actor, title=row.network.name, room="networks")
    row.delete()
    changed()
    return was_member


def _write(
    network: Network, project: Project, state: State, *, actor: User, message: str = "", answer: str = ""
) -> Affiliation:
    """The caller holds the network's lock."""
    said = {"state": state, "message": message, "answer": answer, "by": actor, "changed_at": timezone.now()}
    row, _is_new = Affiliation.objects.update_or_create(network=network, project=project, defaults=said)
    return row


def _still(network: Network, affiliation: Affiliation, state: State) -> Affiliation:
    row = network.affiliations.select_related("project").filter(pk=affiliation.pk, state=state).first()
    if row is None:
        raise NetworkError.changed_meanwhile()
    return row


def _project_of_admin(membership: Membership) -> Project:
    """As it is now. Errors: PermissionDenied, BlockedError, and NetworkError where it can only be read any more."""
    require_not_blocked(membership.user)
    if not _is_admin(membership):
        raise PermissionDenied
    project = Project.objects.get(pk=membership.project_id)
    if project.is_closed:
        raise NetworkError.project_is_closed()
    return project


def _is_admin(membership: Membership) -> bool:
    now = Membership.objects.filter(pk=membership.pk).first()
    return now is not None and now.is_admin


def _is_recent(row: Affiliation) -> bool:
    return row.state not in OPEN and row.changed_at > timezone.now() - AGAIN_AFTER
