"""Calls and offers, as they are found by the search."""

from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from initiatives.calls.choices import Kind
from initiatives.calls.models import Call
from search.contract import Searchable
from search.entries import Entry, beginning_of
from search.regional import also_of, degrees

KEY = "calls"


class Calls(Searchable):
    key, label, order = KEY, _("Calls and offers"), 40

    def rows(self) -> "QuerySet[Call]":
        return Call.objects.open()

    def entries(self, objects: Sequence[Call]) -> Iterator[Entry]:
        calls = Call.objects.filter(pk__in=[call.pk for call in objects]).select_related("municipality", "initiative")
        for call in calls.prefetch_related("topics"):
            yield _entry(call)


def end_of(call: Call) -> datetime:
    """After its last day."""
    return timezone.make_aware(datetime.combine(call.until + timedelta(days=1), time.min))


def _entry(call: Call) -> Entry:
    topics = list(call.topics.all())
    point = call if call.has_point or call.initiative is None else call.initiative
    group = call.initiative.title if call.initiative is not None else ""
    return Entry(
        object_pk=call.pk,
        title=call.title,
        path=call.get_absolute_url(),
        summary=beginning_of(call.text),
        text=call.text,
        also=f"{call.skills} {group} {call.place_name} {also_of(call.municipality, topics)}",
        language=call.language,
        topics=[topic.pk for topic in topics],
        municipality=call.municipality_id,
        latitude=degrees(point.latitude),
        longitude=degrees(point.longitude),
        date=call.published_at or call.created_at,
        shown_until=end_of(call),
        seeks=call.kind == Kind.HANDS and not call.is_offer,
    )
