"""From the rows of the calendar to what a file says of them."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from hashlib import sha256

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from portal.base.dates import period_in_words
from workspace.calendar.ical.entries import ChangedDate, Entry, What, When
from workspace.calendar.models import Change, Event, Occurrence
from workspace.calendar.querysets import PlannedQuerySet

MOST_EVENTS = 2_000
CHANGES = Prefetch("changes", queryset=Change.objects.select_related("occurrence"))
UrlOf = Callable[[Event], str]


def with_all_that_is_said(events: PlannedQuerySet) -> PlannedQuerySet:
    """Two queries, however many there are."""
    return events.select_related("project").prefetch_related(CHANGES)


def state_of(events: PlannedQuerySet) -> str:
    """As long as it is the same, the same is said of them: whatever changes counts on. One query, however many."""
    rows = events.prefetch_related(None).values_list("pk", "sequence", "project__slug")
    return sha256(repr(list(rows)).encode()).hexdigest()


def entries_of(events: Iterable[Event], url_of: UrlOf) -> Iterator[Entry]:
    return (entry_of(event, url=url_of(event)) for event in events)


def entry_of(event: Event, *, url: str, stamp: datetime | None = None) -> Entry:
    """`url` leads to the page of the event, for whoever reads the file."""
    return Entry(
        uid=event.uid,
        zone=event.clock,
        when=When(event.start, event.end, all_day=event.all_day),
        what=_what(event, event.title, event.text, event.place, event.link),
        series=event.recurrence or None,
        changes=list(_changes(event)),
        sequence=event.sequence,
        is_cancelled=event.is_cancelled,
        url=url,
        stamp=stamp or event.changed_at,
    )


def date_as_it_is(event: Event, occurrence: Occurrence) -> ChangedDate:
    """One date, whether or not it is otherwise than the series."""
    return ChangedDate(
        moment=occurrence.recurrence_id,
        when=When(occurrence.start, occurrence.end, all_day=event.all_day),
        what=_what(event, occurrence.name, occurrence.text, occurrence.place, occurrence.link),
        is_cancelled=occurrence.is_cancelled,
        sequence=event.sequence,
    )


def _changes(event: Event) -> Iterator[ChangedDate]:
    for change in event.changes.all():
        occurrence = getattr(change, "occurrence", None)
        if occurrence is None:  # the series has no such date any more
            continue
        occurrence.event, occurrence.change = event, change
        yield ChangedDate(
            moment=change.recurrence_id,
            when=When(occurrence.start, occurrence.end, all_day=event.all_day),
            what=_what(event, occurrence.name, occurrence.text, occurrence.place, occurrence.link),
            is_cancelled=change.cancelled_at is not None,
            sequence=change.sequence,
        )


def _what(event: Event, title: str, text: str, place: str, link: str) -> What:
    """A link that is shown shortly before the beginning stands on the page alone."""
    words = [event.cancellation if event.is_cancelled else "", text, _plan_b(event)]
    return What(
        title=title,
        text="\n\n".join(part for part in words if part),
        place=place,
        link=link if event.link_from is None else "",
        point=(float(event.latitude), float(event.longitude))
        if event.latitude is not None and event.longitude is not None and place == event.place
        else None,
    )


def _plan_b(event: Event) -> str:
    if event.plan_b_start is None or event.is_cancelled:
        return ""
    return _("Plan B: %(when)s") % {
        "when": period_in_words(event.plan_b_start, event.plan_b_end, all_day=event.all_day)
    }
