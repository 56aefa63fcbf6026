"""What people hear of the search: something new that fits a search which they keep."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.activity.choices import Group, Reason
from portal.activity.kinds import Kind, Line
from portal.activity.models import Event
from search.audiences import audiences_of
from search.contract import searchable_named
from search.models import SavedSearch, SearchEntry

MATCH = "search.match"


@dataclass(frozen=True)
class Match:
    """A thing that was found, by its kind and its number: what it is called is asked when it is read."""

    key: str
    object_pk: int

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> "Match":  # Any: JSON
        return cls(str(data["key"]), int(data["object"]))

    def as_data(self) -> dict[str, int | str | bool]:
        return {"key": self.key, "object": self.object_pk}

    @property
    def thing(self) -> tuple[str, int]:
        return self.key, self.object_pk


class SearchMatch(Kind):
    key = MATCH
    label = gettext_lazy("What is new for the searches that I keep")
    group = Group.PORTAL

    def audience(self, event: Event) -> Iterable[tuple[int, Reason]]:
        searches = SavedSearch.objects.filter(pk=event.object_id, is_paused=False, deleted_at__isnull=True)
        return [(pk, Reason.SAVED_SEARCH) for pk in searches.values_list("user", flat=True)]

    def visible_to(self, user: Any, events: Sequence[Event]) -> set[int]:  # Any: also an anonymous visitor
        """What they may find now, of searches that they still keep."""
        theirs = set(SavedSearch.objects.of(user).values_list("pk", flat=True))
        found = set(_entries_of(events).found_by(audiences_of(user)).values_list("key", "object_pk"))
        return {event.pk for event in events if event.object_id in theirs and Match.of(event.data).thing in found}

    def lines(self, events: Sequence[Event], language: str) -> dict[int, Line]:
        """In the reader's language where the thing has one in it."""
        searches = SavedSearch.objects.in_bulk({event.object_id for event in events})
        rows = _entries_of(events).only("key", "object_pk", "language", "title", "path").order_by("pk")
        entries = {
            (entry.key, entry.object_pk): entry for entry in sorted(rows, key=lambda row: row.language == language)
        }
        return {
            event.pk: _line(entry, searches[event.object_id], language)
            for event in events
            if (entry := entries.get(Match.of(event.data).thing)) is not None and event.object_id in searches
        }


def _entries_of(events: Iterable[Event]) -> Any:  # Any: a queryset of entries
    return SearchEntry.objects.of_things(Match.of(event.data).thing for event in events)


def _line(entry: SearchEntry, search: SavedSearch, language: str) -> Line:
    words = _("“%(title)s” fits your search “%(search)s”") % {"title": entry.title, "search": search.words}
    searchable = searchable_named(entry.key)
    url = searchable.address(entry.path, language) if searchable is not None else entry.path
    return Line(words, url, title=entry.title)
