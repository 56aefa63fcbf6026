"""Public events of projects in the directory and on the map: a row an event, with its next date."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.db.models.signals import post_delete
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from initiatives.directory.layers import Card, Layer, Row
from initiatives.directory.models import DirectoryEntry
from initiatives.directory.related import RelatedList
from initiatives.directory.services import remove
from portal.base.dates import period_in_words
from workspace.calendar.models import Event, Occurrence
from workspace.calendar.services.audience import LAYER, seen_outside

MOST = 3


def rows(ids: Iterable[int] | None) -> Iterable[Row]:
    """Of events that take place and are not over. They are in one language, and shown to readers of all."""
    events = Event.objects.public().standing()
    if ids is not None:
        events = events.filter(pk__in=list(ids))
    nexts = _next_dates(events)
    for event in events.select_related("project").prefetch_related("project__topics"):
        if event.pk in nexts:
            yield _row(event, nexts[event.pk])


def _next_dates(events: Any) -> dict[int, Occurrence]:  # Any: a queryset of events
    """The next one that takes place of each."""
    dates = Occurrence.objects.filter(event__in=events.order_by().values("pk")).taking_place()
    found: dict[int, Occurrence] = {}
    for row in dates.not_over(timezone.now()).select_related("change").order_by("start"):
        found.setdefault(row.event_id, row)
    return found


def _row(event: Event, date: Occurrence) -> Row:
    project = event.project
    return Row(
        object_id=event.pk,
        languages=[code for code, _name in settings.LANGUAGES],
        title=event.title,
        words=[event.text, event.place, project.name],
        published_at=event.created_at,
        municipality_id=project.municipality_id,
        topic_ids=[topic.pk for topic in project.topics.all()],
        latitude=None if event.latitude is None else float(event.latitude),
        longitude=None if event.longitude is None else float(event.longitude),
        shown_until=event.occurrences.order_by("-end").values_list("end", flat=True).first(),
        happens_at=date.start,
    )


def cards(ids: Sequence[int]) -> dict[int, Card]:
    events = Event.objects.public().standing().filter(pk__in=list(ids))
    nexts = _next_dates(events)
    found = events.select_related("project__municipality").prefetch_related("project__topics")
    return {event.pk: _card(event, nexts[event.pk]) for event in found if event.pk in nexts}


def _card(event: Event, date: Occurrence) -> Card:
    date.event = event
    names = [date.place, str(event.project.municipality or "")]
    return Card(
        object_id=event.pk,
        url=date.public_url,
        title=date.title,
        text=event.text[:200],
        eyebrow=event.project.name,
        place=", ".join(dict.fromkeys(filter(None, names))),
        when=period_in_words(date.start, date.end, all_day=event.all_day),
        topics=list(event.project.topics.all()),
    )


def go_on() -> int:
    """Series whose date has begun show the next one, and what a project no longer shows goes; gives their number."""
    listed = DirectoryEntry.objects.on(LAYER)
    begun = set(listed.filter(happens_at__lt=timezone.now()).values_list("object_id", flat=True))
    shown = set(listed.values_list("object_id", flat=True))
    public = set(Event.objects.public().standing().values_list("pk", flat=True))
    changed = begun | (shown - public) | (public - shown)
    if changed:
        seen_outside(*changed)
    return len(changed)


def forget(sender: type[Event], instance: Event, **more: Any) -> None:  # Any: of the signal
    """Whoever deletes it, a project that goes for instance."""
    remove(LAYER, [instance.pk])


def connect() -> None:
    post_delete.connect(forget, sender=Event)


def dates_of(initiative_ids: Sequence[int]) -> list[Card]:
    """On the page of the project's initiative."""
    rows = Occurrence.objects.public().taking_place().filter(event__project__page__in=initiative_ids)
    found = rows.not_over(timezone.now()).for_lists()[:MOST]
    return [
        Card(
            object_id=row.pk,
            url=row.public_url,
            title=row.title,
            place=row.place,
            when=period_in_words(row.start, row.end, all_day=row.all_day),
        )
        for row in found
    ]


EVENTS = Layer(name=LAYER, label=_("Events of projects"), icon="calendar3", rows=rows, cards=cards, order=41)
DATES_OF_A_PROJECT = RelatedList(
    name="project-events",
    heading=_("Dates of the project"),
    model=Event,
    path="project__page",
    cards=dates_of,
    order=31,
)
