"""A loan from the request to the day on which the thing is back."""

from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.accounts.models import User
from portal.moderation.services.blocking import require_not_blocked
from workspace.lending import kinds
from workspace.lending.choices import Status
from workspace.lending.errors import LendingError
from workspace.lending.models import Loan, Thing
from workspace.lending.permissions import may_borrow, may_give_back, may_keep, may_withdraw
from workspace.lending.services.holding import hold, hold_as_keeper, loan_of
from workspace.lending.times import DAYS_AHEAD

MOST_REQUESTS = 10
"""Of one person that wait for an answer, over all things."""
CLOCK_CHANGES = timedelta(hours=1)
"""A whole day may have 25 hours."""


@transaction.atomic
def ask(*, thing: Thing, start: datetime, end: datetime, purpose: str, actor: User) -> Loan:
    """Whoever keeps it has it at once, who does not waits for an answer. Asking twice for the same is as once.

    Errors: BlockedError, LendingError, PermissionDenied.
    """
    require_not_blocked(actor)
    now = hold(thing)
    if not may_borrow(actor, now):
        raise PermissionDenied
    keeps = may_keep(actor, now)
    same = now.loans.of(actor).requested().filter(start=start, end=end).first()
    if same is not None:
        return same
    _refuse(now, start, end, keeps=keeps)
    if not keeps and Loan.objects.of(actor).requested().not_over().count() >= MOST_REQUESTS:
        raise LendingError.too_many_requests(MOST_REQUESTS)
    loan = Loan(thing=now, borrower=actor, start=start, end=end, purpose=purpose)
    if keeps:
        loan.status, loan.decided_by, loan.decided_at = Status.APPROVED, actor, timezone.now()
    _save(loan)
    if not keeps:
        kinds.asked(loan, actor)
    return loan


@transaction.atomic
def approve(*, loan: Loan, answer: str, actor: User) -> Loan:
    """Also what was declined by a slip. Errors: BlockedError, LendingError where it was lent to somebody else or ended
    meanwhile, PermissionDenied."""
    now = loan_of(hold_as_keeper(loan.thing, actor), loan)
    if now.status == Status.APPROVED:
        return now
    if now.status not in {Status.REQUESTED, Status.DECLINED}:
        raise LendingError.changed_meanwhile()
    if now.end <= timezone.now():
        raise LendingError.over()
    return _decide(now, Status.APPROVED, answer, actor)


@transaction.atomic
def decline(*, loan: Loan, answer: str, actor: User) -> Loan:
    """Also what was promised already: things break. Errors: BlockedError, LendingError, PermissionDenied."""
    now = loan_of(hold_as_keeper(loan.thing, actor), loan)
    if now.status == Status.DECLINED:
        return now
    if now.status not in {Status.REQUESTED, Status.APPROVED} or (now.is_approved and now.has_begun):
        raise LendingError.changed_meanwhile()
    return _decide(now, Status.DECLINED, answer, actor)


@transaction.atomic
def withdraw(*, loan: Loan, actor: User) -> Loan:
    """By whom has asked; what has begun is given back instead. Errors: LendingError, PermissionDenied."""
    now = loan_of(hold(loan.thing), loan)
    if not may_withdraw(actor, now):
        raise PermissionDenied
    if now.status == Status.WITHDRAWN:
        return now
    if not (now.is_requested or (now.is_approved and not now.has_begun)):
        raise LendingError.changed_meanwhile()
    return _end(now, Status.WITHDRAWN, actor)


@transaction.atomic
def give_back(*, loan: Loan, actor: User) -> Loan:
    """From now on it can be lent again. Errors: LendingError, PermissionDenied."""
    now = loan_of(hold(loan.thing), loan)
    if not may_give_back(actor, now):
        raise PermissionDenied
    if now.status == Status.RETURNED:
        return now
    if not (now.is_approved and now.has_begun):
        raise LendingError.changed_meanwhile()
    return _end(now, Status.RETURNED, actor)


def _refuse(thing: Thing, start: datetime, end: datetime, *, keeps: bool) -> None:
    """Whoever keeps it may keep it back for longer, for a repair for instance."""
    now = timezone.now()
    if not thing.is_lent and not keeps:
        raise LendingError.not_lent_now()
    if end <= now or end <= start:
        raise LendingError.over()
    if start > now + timedelta(days=DAYS_AHEAD):
        raise LendingError.too_far_ahead(DAYS_AHEAD)
    longest = DAYS_AHEAD if keeps else thing.longest
    if end - start > timedelta(days=longest) + CLOCK_CHANGES:
        raise LendingError.too_long(longest)
    if thing.loans.approved().touching(start, end).exists():
        raise LendingError.taken()


def _decide(loan: Loan, status: Status, answer: str, actor: User) -> Loan:
    loan.status, loan.answer, loan.decided_by, loan.decided_at = status, answer, actor, timezone.now()
    _save(loan, ["status", "answer", "decided_by", "decided_at"])
    kinds.decided(loan, actor)
    return loan


def _end(loan: Loan, status: Status, actor: User) -> Loan:
    was_promised = loan.is_approved
    loan.status, loan.ended_at = status, timezone.now()
    loan.save(update_fields=["status", "ended_at"])
    if was_promised:
        kinds.ended(loan, actor)
    return loan


def _save(loan: Loan, fields: list[str] | None = None) -> None:
    """The database has the last word on what is lent twice. Errors: LendingError."""
    try:
        with transaction.atomic():
            loan.save(update_fields=fields)
    except IntegrityError as problem:
        raise LendingError.taken() from problem
