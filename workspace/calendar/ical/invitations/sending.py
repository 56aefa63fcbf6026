"""What happened to an event becomes mails: in the background, but where its rows are gone by then."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from django.core.mail import EmailMessage
from django.db.models import prefetch_related_objects
from django.utils import timezone

from portal.mailing.choices import Priority
from portal.mailing.services import Posting, put_all
from workspace.calendar.ical.invitations.guests import Addressee, who_are, who_hears
from workspace.calendar.ical.invitations.mails import Letter, letter_to
from workspace.calendar.ical.rows import CHANGES
from workspace.calendar.models import Event, Guest, Occurrence
from workspace.calendar.services.happened import Happened, What

TO_THESE = {What.INVITED, What.JOINED, What.MOVED_UP, What.UNINVITED, What.DELETED}
"""What is told to the guests that are named with it; the rest to whoever comes or was asked."""
AT_ONCE = {What.UNINVITED, What.DELETED}
SILENT = {What.ANSWERED}


def listen(happened: Happened) -> None:
    """After the commit."""
    from workspace.calendar.ical.invitations import tasks  # noqa: PLC0415  # which names this module

    if happened.what in SILENT or (happened.what == What.CREATED and happened.event.continues_id is None):
        return  # of a new event whoever is asked is told; a part that was split off has its guests already
    actor_name = str(happened.actor.name) if happened.actor is not None else ""
    if happened.what in AT_ONCE:
        send(happened.what, happened.event, happened.guests, actor_name=actor_name)
        return
    tasks.send.enqueue(
        happened.what.value,
        happened.event.pk,
        happened.recurrence_id.isoformat() if happened.recurrence_id else "",
        [guest.pk for guest in happened.guests],
        actor_name,
        dict(happened.ways_back),
    )


def send(
    what: What,
    event: Event,
    guests: Iterable[Guest],
    *,
    recurrence_id: datetime | None = None,
    actor_name: str = "",
    ways_back: Mapping[str, str] | None = None,
) -> None:
    """What is over is nobody's concern any more."""
    occurrence = date_of(event, recurrence_id)
    if _is_over(event, occurrence):
        return
    if event.pk:
        prefetch_related_objects([event], CHANGES)
    letter = Letter(what, event, occurrence, recurrence_id, actor_name, ways_back or {})
    persons = who_are(guests) if what in TO_THESE else who_hears(event, recurrence_id=recurrence_id)
    put_all(_letters(persons, letter))


def addresses_told(event: Event) -> list[str]:
    """In small letters: who hears of what happens to all of an event."""
    if _is_over(event, date_of(event, None)):
        return []
    return [each.guest.mail_address.casefold() for each in who_hears(event)]


def _is_over(event: Event, occurrence: Occurrence | None) -> bool:
    ends = occurrence.end if occurrence is not None else event.end
    return ends < timezone.now() and not (event.is_series and occurrence is None)


def date_of(event: Event, recurrence_id: datetime | None) -> Occurrence | None:
    """The one that is meant, else the next one, else the last; none of an event that was deleted."""
    rows = event.occurrences.select_related("change") if event.pk else Occurrence.objects.none()
    if recurrence_id is not None:
        found = rows.filter(recurrence_id=recurrence_id).first()
    else:
        found = rows.not_over(timezone.now()).order_by("start").first() or rows.order_by("-start").first()
    if found is not None:
        found.event = event
    return found


def _letters(persons: Sequence[Addressee], letter: Letter) -> Iterator[tuple[EmailMessage, Posting]]:
    event = letter.event
    for person in persons:
        person.guest.event = event
        key = f"calendar:{event.uid}:{event.sequence}:{letter.what.value}:{person.guest.token}"
        yield letter_to(person, letter), Posting(key=key[:200], kind="calendar", priority=Priority.NORMAL)
