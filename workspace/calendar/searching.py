"""Events of projects, with their next dates: those for everybody are found by everybody, the others by its people."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from search import contract
from search.contract import Searchable
from search.entries import PUBLIC, Entry, beginning_of
from search.models import SearchEntry
from search.regional import degrees
from search.services.changing import changed
from search.watching import watch
from workspace.calendar.models import Change, Event, Occurrence
from workspace.calendar.querysets import KEY
from workspace.projects.searching import audience_of, watch_public

OVER_SINCE = timedelta(hours=2)
"""Longer ago the next date stands there already; what was missed is mended each night."""


class Dates(Searchable):
    key, label, order = KEY, _("Events of projects"), 55

    def rows(self) -> "QuerySet[Event]":
        return Event.objects.all()

    def entries(self, objects: Sequence[Event]) -> Iterator[Entry]:
        pks = [event.pk for event in objects]
        public = set(Event.objects.public().filter(pk__in=pks).values_list("pk", flat=True))
        nexts = _next_dates(pks)
        for event in Event.objects.filter(pk__in=pks).select_related("project"):
            is_public = event.pk in public
            start, end = nexts.get(event.pk, (event.start, event.end))
            yield Entry(
                object_pk=event.pk,
                title=event.title,
                path=event.public_url if is_public else event.get_absolute_url(),
                summary=beginning_of(event.text),
                text=event.text,
                also=event.place,
                audience=PUBLIC if is_public else audience_of(KEY, event.project_id),
                municipality=event.project.municipality_id,
                project=event.project_id,
                latitude=degrees(event.latitude),
                longitude=degrees(event.longitude),
                starts=start,
                ends=end,
                date=event.created_at,
            )


def register() -> None:
    contract.register(Dates())
    watch(KEY, Event)
    watch(KEY, Change, lambda change: [change.event_id])
    watch_public(KEY, lambda project: Event.objects.filter(project=project).values_list("pk", flat=True))


def go_on() -> None:
    """Series whose date is over say their next one."""
    now = timezone.now()
    over = SearchEntry.objects.filter(key=KEY, ends__lt=now, ends__gte=now - OVER_SINCE)
    changed(KEY, over.values_list("object_pk", flat=True))


def _next_dates(pks: Sequence[int]) -> dict[int, tuple[datetime, datetime]]:
    """Of each event the first date that takes place and is not over."""
    found: dict[int, tuple[datetime, datetime]] = {}
    coming = Occurrence.objects.filter(event__in=pks).taking_place().not_over(timezone.now())
    for event, start, end in coming.order_by("start", "pk").values_list("event", "start", "end"):
        found.setdefault(event, (start, end))
    return found
