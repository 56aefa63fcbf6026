"""What the clock does: reminding people to bring things back, and forgetting who has had what."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from portal.activity.events import forget
from workspace.lending import kinds
from workspace.lending.choices import Status
from workspace.lending.models import Loan

BEFORE = timedelta(days=1)
KEPT = timedelta(days=365)


def remind() -> int:
    """Whoever has something that is due tomorrow, once; gives how many."""
    due = Loan.objects.approved().filter(reminded_at=None, start__lte=timezone.now(), end__lte=timezone.now() + BEFORE)
    return sum(_remind(loan) for loan in due.filter(borrower__isnull=False).for_lists())


@transaction.atomic
def _remind(loan: Loan) -> bool:
    marked = Loan.objects.approved().filter(pk=loan.pk, reminded_at=None).update(reminded_at=timezone.now())
    if marked:
        kinds.due(loan)
    return bool(marked)


def forget_old() -> int:
    """A year after its end nobody needs to know any more who has had it; what was never given back stays."""
    over = Loan.objects.exclude(status=Status.APPROVED).filter(end__lt=timezone.now() - KEPT)
    return sum(_forget(loan) for loan in over)


@transaction.atomic
def _forget(loan: Loan) -> int:
    forget(loan)
    return loan.delete()[0]
