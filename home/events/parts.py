"""What of an event's page is worked out or read beside it, kept until the editors' content changes."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.apps import apps
from django.http import HttpRequest

from portal.base.models.edition import kept
from portal.base.recurrence import Span, dropped
from portal.regions.models import Topic

if TYPE_CHECKING:
    from home.events.models import EventPage


@dataclass(frozen=True)
class Parts:
    dates: list[Span]
    dropped: list[Span]
    """Those that do not take place."""
    topics: list[Topic]


def parts_of(page: "EventPage", request: HttpRequest) -> Parts:
    """Those of the published page; of a preview what the editor has written."""
    if getattr(request, "is_preview", False) or page.pk is None:
        return _read(page)
    return _kept_parts(page.pk)


@kept
def _kept_parts(pk: int) -> Parts:
    return _read(apps.get_model("home_events", "EventPage").objects.get(pk=pk))


def _read(page: "EventPage") -> Parts:
    gone = dropped(page.start, page.end, page.recurrence)
    return Parts(dates=page.dates(), dropped=gone, topics=list(page.topics.all()))
