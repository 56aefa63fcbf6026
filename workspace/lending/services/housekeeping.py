"""What the clock does: reminding people to bring things back, and forgetting who has had what."""

from datetime import timedelta

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from portal.activity.events import forget
from workspace.lending import kinds
from workspace.lending.choices import Kind, Status
from workspace.lending.models import Loan

BEFORE = timedelta(days=1)
KEPT = timedelta(days=365)


def remind() -> int:
    """Whoever has something that is due tomorrow, once, and both sides once when it is not back; gives how many."""
    now = timezone.now()
    things = Loan.objects.approved().filter(thing__kind=Kind.THING, borrower__isnull=False, start__lte=now).for_lists()
    missing = things.filter(end__lte=now).exclude(reminded_at__gte=F("end"))
    due = things.filter(end__gt=now, end__lte=now + BEFORE, reminded_at=None)
    return sum(_remind(loan) for loan in [*missing, *due])


@transaction.atomic
def _remind(loan: Loan) -> bool:
    marked = Loan.objects.approved().filter(pk=loan.pk, reminded_at=loan.reminded_at).update(reminded_at=timezone.now())
    if marked:
        tell = kinds.missing if loan.is_overdue else kinds.due
        tell(loan)
    return bool(marked)


def forget_old() -> int:
    """A year after its end nobody needs to know any more who has had it; a thing that was never given back stays."""
    given_back = ~Q(status=Status.APPROVED) | Q(thing__kind=Kind.ROOM)
    over = Loan.objects.filter(given_back, end__lt=timezone.now() - KEPT)
    return sum(_forget(loan) for loan in over)


@transaction.atomic
def _forget(loan: Loan) -> int:
    forget(loan)
    return loan.delete()[0]
