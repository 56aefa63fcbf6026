"""What of an event's page is worked out or read beside it, kept until the editors' content changes."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from django.apps import apps
from django.http import HttpRequest

from portal.base.models.edition import kept
from portal.base.recurrence import Span, dropped, expand
from portal.regions.filled import topics_of
from portal.regions.models import Topic

if TYPE_CHECKING:
    from home.events.models import EventPage

MOST_KEPT = 300


@dataclass(frozen=True)
class Parts:
    dates: list[Span]
    dropped: list[Span]
    """Those that do not take place."""
    topics: list[Topic]


def parts_of(page: "EventPage", request: HttpRequest) -> Parts:
    """Those of the published page; of a preview what the editor has written."""
    if getattr(request, "is_preview", False) or page.pk is None:
        return _made_of(list(page.topics.all()), page.start, page.end, page.recurrence)
    return _kept_parts(page.pk, page.start, page.end, page.recurrence)


@partial(kept, most=MOST_KEPT)
def _kept_parts(pk: int, start: datetime, end: datetime, recurrence: str) -> Parts:
    topics = topics_of(apps.get_model("home_events", "EventPage"), [pk])
    return _made_of(list(topics.get(pk, ())), start, end, recurrence)


def _made_of(topics: list[Topic], start: datetime, end: datetime, recurrence: str) -> Parts:
    return Parts(dates=expand(start, end, recurrence), dropped=dropped(start, end, recurrence), topics=topics)
