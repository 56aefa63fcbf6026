"""What fits best: the most answers met, then the newest; each with its reasons."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Case, IntegerField, Q, Value, When
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from initiatives.calls.listing import CALLS
from initiatives.calls.models import Call
from initiatives.directory.layers import Card, layer
from initiatives.directory.models import DirectoryEntry
from initiatives.directory.querysets import DirectoryEntryQuerySet
from initiatives.matching.answers import Answered
from initiatives.matching.criteria import LAYERS, condition, fits
from initiatives.models import InitiativePage

MOST = 10


@dataclass(frozen=True)
class Result:
    entry: DirectoryEntry
    card: Card
    reasons: list[str]

    @property
    def is_call(self) -> bool:
        return self.entry.layer == CALLS

    @property
    def because(self) -> str:
        """The reasons as one sentence."""
        *first, last = self.reasons
        listed = _("%(first)s and %(last)s") % {"first": ", ".join(first), "last": last} if first else last
        return _("Fits because %(reasons)s.") % {"reasons": listed}


def best(answered: Sequence[Answered]) -> list[Result]:
    """At most ten; what meets no answer is not among them."""
    entries = list(_ranked(answered)[:MOST])
    calls = Call.objects.in_bulk([entry.object_id for entry in entries if entry.layer == CALLS])
    cards = {
        name: layer(name).cards([entry.object_id for entry in entries if entry.layer == name])
        for name in {entry.layer for entry in entries}
    }
    return [
        Result(entry, cards[entry.layer][entry.object_id], reasons_for(entry, calls, answered))
        for entry in entries
        if entry.object_id in cards[entry.layer]
    ]


def reasons_for(entry: DirectoryEntry, calls: dict[int, Call], answered: Sequence[Answered]) -> list[str]:
    """For each question that is met the first chosen answer that is."""
    call = calls.get(entry.object_id) if entry.layer == CALLS else None
    topic_ids = [topic.pk for topic in entry.topics.all()]
    met = (
        next((wish.option.why for wish in each.chosen if fits(wish, entry, topic_ids, call)), "") for each in answered
    )
    return [reason for reason in met if reason]


def _ranked(answered: Sequence[Answered]) -> DirectoryEntryQuerySet:
    """The database counts, for each row, the questions of which a chosen answer is met."""
    met = [reduce(or_, (condition(wish) for wish in each.chosen)) for each in answered if each.chosen]
    entries = DirectoryEntry.objects.for_readers_of(get_language()).not_over(timezone.now())
    if not met:
        return entries.none()
    entries = entries.filter(layer__in=LAYERS).exclude(status=InitiativePage.Status.FINISHED)
    score = sum((_one_if(each) for each in met[1:]), start=_one_if(met[0]))
    entries = entries.annotate(score=score).filter(score__gt=0)  # selected: PostgreSQL does not sort by a bare number
    return entries.order_by("-score", "-published_at", "-pk").prefetch_related("topics")


def _one_if(holds: Q) -> Any:  # Any: expressions that can be added up
    return Case(When(holds, then=Value(1)), default=Value(0), output_field=IntegerField())
