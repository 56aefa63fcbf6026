"""The link by which whoever has no account confirms that they come: until then nothing of them is kept."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.core import signing

from portal.accounts.notices import full_url
from workspace.calendar.models import Event, Occurrence

SALT = "workspace.calendar.coming"
CONFIRM_WITHIN = timedelta(days=3)


@dataclass(frozen=True)
class Wish:
    """To come to a date. The name and the address are those of whoever typed them; the mailbox proves the address."""

    event_id: int
    recurrence_id: datetime
    name: str
    email: str


def url_of(wish: Wish, *, language: str) -> str:
    said = [wish.event_id, int(wish.recurrence_id.timestamp()), wish.name, wish.email]
    return full_url("event_answers:confirm", signing.dumps(said, salt=SALT, compress=True), language=language)


def wish_of(token: str) -> Wish | None:
    """Nothing where the link is forged or too old."""
    try:
        event_id, seconds, name, email = signing.loads(token, salt=SALT, max_age=CONFIRM_WITHIN)
    except signing.BadSignature:
        return None
    return Wish(event_id, datetime.fromtimestamp(seconds, tz=UTC), name, email)


def wished(wish: Wish) -> Occurrence | None:
    """As long as everybody may see it."""
    events = Event.objects.public().filter(pk=wish.event_id).values("pk")
    rows = Occurrence.objects.select_related("event__project__page", "change")
    return rows.filter(event__in=events, recurrence_id=wish.recurrence_id).first()
