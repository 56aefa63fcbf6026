"""Events, as they are found: with all their dates that are to come."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home.events.models import EventPage, Occurrence
from search.dates import dates_by_thing
from search.entries import Entry
from search.pages import SearchablePages


class Events(SearchablePages):
    def entries(self, objects: Sequence[Any]) -> Iterator[Entry]:  # Any: pages
        coming = Occurrence.objects.filter(page__in=[page.pk for page in objects]).not_over(timezone.now())
        dates = dates_by_thing(coming.order_by("start", "pk").values_list("page", "start", "end"))
        times = {page.pk: [(page.start, page.end)] for page in objects}
        for entry in super().entries(objects):
            own = dates.get(entry.object_pk) or times[entry.object_pk]
            yield replace(entry, starts=own[0][0], ends=own[0][1], dates=own)


EVENTS_SEARCHED = Events(EventPage, key="events", label=_("Events"), order=50)
