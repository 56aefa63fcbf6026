"""What the clock does: asks whether a call is still needed, and ends it."""

from functools import partial

from django.db import transaction
from django.utils import timezone

from initiatives.calls import tasks
from initiatives.calls.choices import Status
from initiatives.calls.listing import show_all
from initiatives.calls.models import Call
from initiatives.calls.services.calls import leave_the_desk

DAYS_BEFORE = 7


def ask_whether_still_needed() -> int:
    """A week before a call ends, once for each of its ends; gives how many were asked about."""
    today, asked = timezone.localdate(), 0
    for pk in Call.objects.to_ask_about(today, DAYS_BEFORE).values_list("pk", flat=True):
        with transaction.atomic():
            call = Call.objects.select_for_update().to_ask_about(today, DAYS_BEFORE).filter(pk=pk).first()
            if call is None:
                continue
            call.asked_for = call.until
            call.save(update_fields=["asked_for"])
            transaction.on_commit(partial(tasks.ask_whether_still_needed.enqueue, pk))
            asked += 1
    return asked


@transaction.atomic
def expire() -> int:
    """What is over is over; gives how many."""
    calls = list(Call.objects.select_for_update().over(timezone.localdate()))
    ids = [call.pk for call in calls]
    Call.objects.filter(pk__in=ids).update(status=Status.EXPIRED)
    for call in calls:
        if call.status == Status.WAITING:
            leave_the_desk(call)
    show_all(ids)
    return len(ids)
