"""What is made up as rows of the directory: as the layers themselves would write them, without reading it again."""

from datetime import datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone

from initiatives.calls.models import Call
from initiatives.directory.heat import heat_of
from initiatives.directory.layers import Row
from initiatives.ideas.models import Idea
from portal.regions.models import Topic

LANGUAGES = [code for code, _name in settings.LANGUAGES]


def row_of_page(page: Any, topics: list[Topic], *, looks_for_hands: bool = False) -> Row:  # Any: of whatever type
    return Row(
        object_id=page.pk,
        languages=LANGUAGES,
        title=page.title,
        words=[page.introduction, page.place_name, str(page.municipality or ""), *(topic.name for topic in topics)],
        published_at=page.first_published_at,
        kind=getattr(page, "kind", ""),
        status=getattr(page, "status", ""),
        wants_people=looks_for_hands or getattr(page, "wants_people", False),
        municipality_id=page.municipality_id,
        topic_ids=[topic.pk for topic in topics],
        **_point(page),
        shown_until=getattr(page, "end", None),
        happens_at=getattr(page, "start", None),
    )


def row_of_call(call: Call, topics: list[Topic]) -> Row:
    return Row(
        object_id=call.pk,
        languages=LANGUAGES,
        title=call.title,
        words=[call.words, *(topic.name for topic in topics)],
        published_at=call.published_at or call.created_at,
        kind=call.kind,
        status=call.status,
        wants_people=call.kind == "hands",
        municipality_id=call.municipality_id,
        topic_ids=[topic.pk for topic in topics],
        **_point(call),
        shown_until=timezone.make_aware(datetime.combine(call.until + timedelta(days=1), time.min)),
    )


def row_of_idea(idea: Idea, topics: list[Topic], *, supports: int) -> Row:
    published_at = idea.published_at or idea.created_at
    return Row(
        object_id=idea.pk,
        languages=LANGUAGES,
        title=idea.title,
        words=[idea.words, *(topic.name for topic in topics)],
        published_at=published_at,
        status=idea.status,
        municipality_id=idea.municipality_id,
        topic_ids=[topic.pk for topic in topics],
        **_point(idea),
        weight=supports,
        heat=heat_of(supports=supports, comments=0, moved_at=published_at),
    )


def _point(thing: Any) -> dict[str, Any]:  # Any: whatever has a point, and its numbers
    if thing.latitude is None:
        return {"latitude": None, "longitude": None}
    return {"latitude": float(thing.latitude), "longitude": float(thing.longitude)}
