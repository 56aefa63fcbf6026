"""Events of projects, with their next dates: those for everybody are found by everybody, the others by its people."""

from collections.abc import Iterator, Sequence

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from search import contract
from search.contract import Searchable
from search.dates import dates_by_thing
from search.entries import PUBLIC, Entry, beginning_of
from search.regional import degrees
from search.watching import watch
from workspace.calendar.models import Change, Event, Occurrence
from workspace.calendar.querysets import KEY
from workspace.projects.searching import audience_of, watch_public


class Dates(Searchable):
    key, label, order = KEY, _("Events of projects"), 55

    def rows(self) -> "QuerySet[Event]":
        return Event.objects.all()

    def entries(self, objects: Sequence[Event]) -> Iterator[Entry]:
        pks = [event.pk for event in objects]
        public = set(Event.objects.public().filter(pk__in=pks).values_list("pk", flat=True))
        coming = Occurrence.objects.filter(event__in=pks).taking_place().not_over(timezone.now())
        dates = dates_by_thing(coming.order_by("start", "pk").values_list("event", "start", "end"))
        for event in Event.objects.filter(pk__in=pks).select_related("project"):
            is_public = event.pk in public
            own = dates.get(event.pk) or [(event.start, event.end)]
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
                starts=own[0][0],
                ends=own[0][1],
                dates=own,
                date=event.created_at,
            )


def register() -> None:
    contract.register(Dates())
    watch(KEY, Event)
    watch(KEY, Change, lambda change: [change.event_id])
    watch_public(KEY, lambda project: Event.objects.filter(project=project).values_list("pk", flat=True))
