"""Where a guest's calendar program answers: an address for this person and this event alone, and signed.

It stays the same whatever rows say whether they come: calendars take changes only from the organizer whom they know.
"""

import hashlib

from django.db.models import F

from portal.mailing import addresses
from portal.mailing.addresses import Token
from workspace.calendar.models import Guest

PURPOSE = "c"
PERSON, ADDRESS = "u", "m"


def address_of(guest: Guest) -> str:
    """Nothing where mails cannot come back to us."""
    if not addresses.is_configured():
        return ""
    who = (PERSON, addresses.short(guest.user_id)) if guest.user_id is not None else (ADDRESS, _digest(guest.email))
    return addresses.address_with(Token(PURPOSE, (addresses.short(guest.event_id), *who)))


def guest_meant_by(token: Token) -> Guest | None:
    """Their row for all dates, else one of their dates."""
    try:
        event, kind, said = token.parts
        rows = Guest.objects.filter(event=addresses.long(event)).select_related("event__project", "user")
        rows = rows.order_by(F("recurrence_id").asc(nulls_first=True), "pk")
        if kind == PERSON:
            return rows.filter(user=addresses.long(said)).first()
        return next((row for row in rows.filter(user__isnull=True) if _digest(row.email) == said), None)
    except (ValueError, OverflowError):
        return None


def _digest(address: str) -> str:
    return hashlib.sha256(address.casefold().encode()).hexdigest()[:10]
