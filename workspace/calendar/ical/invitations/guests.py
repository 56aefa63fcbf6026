"""Who hears of what. Somebody may stand on the list several times: for all dates, and for single ones."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from workspace.calendar.choices import Reply
from workspace.calendar.models import Event, Guest


@dataclass(frozen=True)
class Addressee:
    """One person with all that they have said of the event."""

    guest: Guest
    """What holds for all dates, else the first of the others."""
    dates: Sequence[Guest] = ()
    """What they have said of single dates."""

    @property
    def comes_to_dates_alone(self) -> bool:
        return self.guest.recurrence_id is not None


def who_hears(event: Event, *, recurrence_id: datetime | None = None) -> list[Addressee]:
    """Whoever was asked or comes, and did not decline; of a single date whoever may come to it. One query."""
    rows = event.guests.select_related("user").order_by("pk")
    return [each for each in _persons(rows) if _is_concerned(each, recurrence_id)]


def who_are(guests: Iterable[Guest]) -> list[Addressee]:
    return _persons(guests)


def _persons(guests: Iterable[Guest]) -> list[Addressee]:
    found: dict[object, list[Guest]] = {}
    for guest in guests:
        if not guest.mail_address or (guest.user is not None and not guest.user.is_active):
            continue
        key = guest.user_id if guest.user_id is not None else guest.email.casefold()
        found.setdefault(key, []).append(guest)
    persons = []
    for rows in found.values():
        of_all = [row for row in rows if row.recurrence_id is None]
        of_dates = [row for row in rows if row.recurrence_id is not None]
        persons.append(Addressee((of_all or of_dates)[0], of_dates))
    return persons


def _is_concerned(person: Addressee, recurrence_id: datetime | None) -> bool:
    if not person.comes_to_dates_alone and person.guest.answer != Reply.NO:
        return True
    wanted = [row for row in person.dates if row.answer != Reply.NO]
    if recurrence_id is None:
        return any(row.recurrence_id and row.recurrence_id >= timezone.now() for row in wanted)
    return any(row.recurrence_id == recurrence_id for row in wanted)
