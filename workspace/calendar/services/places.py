"""Who has a place, who waits, and who moves up."""

from datetime import datetime

from django.utils import timezone

from portal.accounts.models import User
from workspace.calendar.models import Event, Guest
from workspace.calendar.services.happened import What, tell


def free_places(event: Event, recurrence_id: datetime | None) -> int | None:
    """Of a date; None where as many may come as want to. The caller holds the event where it matters."""
    if event.capacity is None:
        return None
    return event.capacity - len(coming(event, recurrence_id))


def coming(event: Event, recurrence_id: datetime | None) -> list[Guest]:
    """Whoever has a place on this date: who said so of it, and who comes to all of them and did not say otherwise."""
    rows = list(event.guests.filter(recurrence_id=None).select_related("user"))
    if recurrence_id is None:
        return [row for row in rows if row.comes]
    own = list(event.guests.filter(recurrence_id=recurrence_id).select_related("user"))
    said = {_who(row) for row in own}
    return [row for row in [*own, *(row for row in rows if _who(row) not in said)] if row.comes]


def _who(row: Guest) -> object:
    return row.user_id if row.user_id is not None else row.email.casefold()


def take(guest: Guest) -> None:
    """A place for a guest who said yes, or one on the waiting list. The caller holds the event."""
    free = free_places(guest.event, guest.recurrence_id)
    guest.waits_since = timezone.now() if free is not None and free <= 0 else None


def move_up(event: Event, *, actor: User | None) -> list[Guest]:
    """Whoever waits longest takes what has become free, on each date. The caller holds the event.

    Where fewer places are left than people come, nobody loses theirs.
    """
    moved = []
    waiting = event.guests.waiting().select_related("user")
    for recurrence_id in dict.fromkeys(row.recurrence_id for row in waiting):
        free = free_places(event, recurrence_id)
        of_date = [row for row in waiting if row.recurrence_id == recurrence_id]
        for row in of_date if free is None else of_date[: max(free, 0)]:
            row.waits_since = None
            row.save(update_fields=["waits_since"])
            moved.append(row)
    if moved:
        tell(What.MOVED_UP, event, actor=actor, guests=moved)
    return moved
