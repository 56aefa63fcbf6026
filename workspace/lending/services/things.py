"""What is lent: entered, changed, taken away."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from portal.accounts.models import User
from portal.activity.events import forget
from portal.moderation.services.blocking import require_not_blocked
from portal.regions.models import Municipality
from workspace.lending.errors import LendingError
from workspace.lending.files import delete_later
from workspace.lending.layer import show
from workspace.lending.models import Thing
from workspace.lending.permissions import places_of
from workspace.lending.querysets import KEY
from workspace.lending.services.holding import hold_as_keeper
from workspace.projects.happenings import record
from workspace.projects.models import Happening, Membership
from workspace.projects.permissions import may_write
from workspace.projects.services.holding import hold


@transaction.atomic
def add_to_municipality(*, municipality: Municipality, answers: dict[str, Any], actor: User) -> Thing:
    """Everybody sees it at once. Errors: BlockedError, PermissionDenied."""
    require_not_blocked(actor)
    if municipality not in places_of(actor):
        raise PermissionDenied
    thing = Thing.objects.create(**answers, municipality=municipality, created_by=actor)
    show(thing)
    return thing


@transaction.atomic
def add_to_project(*, membership: Membership, answers: dict[str, Any]) -> Thing:
    """Its people see it. Errors: BlockedError, ProjectError, PermissionDenied."""
    require_not_blocked(membership.user)
    project = hold(membership)
    if not may_write(membership):
        raise PermissionDenied
    thing = Thing.objects.create(**answers, project=project, created_by=membership.user)
    record(project, "thing_added", actor=membership.user, title=thing.title, room=KEY, object_id=thing.pk)
    return thing


@transaction.atomic
def change(*, thing: Thing, answers: dict[str, Any], actor: User) -> Thing:
    """What is promised already stays promised. Errors: BlockedError, LendingError, PermissionDenied."""
    now = hold_as_keeper(thing, actor)
    if "picture" in answers:
        delete_later(now.picture)
    for name, value in answers.items():
        setattr(now, name, value)
    now.save(update_fields=list(answers))
    show(now)
    return now


def is_promised_or_out(thing: Thing) -> bool:
    """Somebody has it, or is going to."""
    return thing.loans.promised_or_out().exists()


@transaction.atomic
def delete(*, thing: Thing, actor: User) -> None:
    """With all that was lent once; not while somebody has it, or was promised it.

    Errors: BlockedError, LendingError, PermissionDenied.
    """
    now = hold_as_keeper(thing, actor)
    if is_promised_or_out(now):
        raise LendingError.still_lent()
    for loan in now.loans.all():
        forget(loan)
    if now.project is not None:
        Happening.objects.filter(project=now.project, room=KEY, object_id=now.pk).delete()
    key = now.pk
    now.delete()
    now.pk = key
    show(now)
