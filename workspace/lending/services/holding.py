"""The lock of a thing: whoever lends it, or takes it out of lending, waits here."""

from django.core.exceptions import PermissionDenied

from portal.accounts.models import User
from portal.moderation.services.blocking import require_not_blocked
from workspace.lending.errors import LendingError
from workspace.lending.models import Loan, Thing
from workspace.lending.permissions import may_keep


def hold(thing: Thing) -> Thing:
    """As it is now. Errors: LendingError where it is gone."""
    rows = Thing.objects.select_for_update(of=("self",)).select_related("project", "municipality")
    now = rows.filter(pk=thing.pk).first()
    if now is None:
        raise LendingError.changed_meanwhile()
    return now


def hold_as_keeper(thing: Thing, actor: User) -> Thing:
    """Errors: BlockedError, LendingError, PermissionDenied for whoever does not keep it any more."""
    require_not_blocked(actor)
    now = hold(thing)
    if not may_keep(actor, now):
        raise PermissionDenied
    return now


def loan_of(thing: Thing, loan: Loan) -> Loan:
    """As it is now; the caller holds its thing. Errors: LendingError where it is gone."""
    now = thing.loans.filter(pk=loan.pk).select_related("borrower").first()
    if now is None:
        raise LendingError.changed_meanwhile()
    now.thing = thing
    return now
