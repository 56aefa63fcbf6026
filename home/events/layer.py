"""The events on the map and in the directory: a row an event, with its next date."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Max, Min, Q
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from home.events.models import EventPage
from initiatives.directory.layers import Card, Layer, Row
from initiatives.directory.models import DirectoryEntry
from initiatives.directory.pages import published_at, rows_of_pages
from initiatives.directory.services import refresh
from portal.base.dates import period_in_words
from portal.base.pictures import with_pictures
from portal.base.visibility import everybody_may_read

NAME = "termine"


def rows(ids: Iterable[int] | None) -> Iterable[Row]:
    """Of events that take place and are not over."""
    return rows_of_pages(_coming().filter(cancelled=False), ids, _row)


def cards(ids: Sequence[int]) -> dict[int, Card]:
    pages = everybody_may_read(_coming().filter(pk__in=list(ids)))
    pages = with_pictures(pages, "picture", "card").select_related("locale", "municipality").prefetch_related("topics")
    return {page.pk: _card(page) for page in pages}


def go_on() -> int:
    """Series whose date has begun show the next one; gives their number."""
    begun = DirectoryEntry.objects.on(NAME).filter(happens_at__lt=timezone.now())
    ids = set(begun.values_list("object_id", flat=True))
    if ids:
        refresh(NAME, ids)
    return len(ids)


def _coming() -> Any:  # Any: a queryset of pages with the columns that are added here
    coming = Q(occurrences__end__gte=timezone.now())
    return EventPage.objects.annotate(
        next_start=Min("occurrences__start", filter=coming),
        next_end=Min("occurrences__end", filter=coming),
        last_end=Max("occurrences__end"),
    ).filter(next_start__isnull=False)


def _row(page: Any, languages: list[str]) -> Row:  # Any: an event with the columns of `_coming`
    place = str(page.municipality or "")
    return Row(
        object_id=page.pk,
        languages=languages,
        title=page.title,
        words=[
            page.introduction,
            page.place_name,
            page.organiser,
            place,
            *(topic.name for topic in page.topics.all()),
        ],
        published_at=published_at(page),
        municipality_id=page.municipality_id,
        topic_ids=[topic.pk for topic in page.topics.all()],
        latitude=None if page.latitude is None else float(page.latitude),
        longitude=None if page.longitude is None else float(page.longitude),
        shown_until=page.last_end,
        happens_at=page.next_start,
    )


def _card(page: Any) -> Card:  # Any: an event with the columns of `_coming`
    language = page.locale.language_code
    names = [page.place_name, str(page.municipality or "")]
    return Card(
        object_id=page.pk,
        url=page.url or "",
        title=_("Cancelled: %s") % page.title if page.cancelled else page.title,
        text=page.introduction,
        place=", ".join(dict.fromkeys(filter(None, names))),
        when=period_in_words(page.next_start, page.next_end, all_day=page.all_day),
        language="" if language == get_language() else language,
        picture=page.picture,
        topics=list(page.topics.all()),
    )


EVENTS = Layer(name=NAME, label=gettext_lazy("Events"), icon="calendar-event", rows=rows, cards=cards, order=40)
