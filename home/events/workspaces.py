"""Public events inside of workspaces: on the home of a project, and where it looks for a date."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import get_language
from wagtail.models import Page

from home.events.models import EventPage, Occurrence
from home.events.models.occurrences import happening_in
from home.events.said import said_of
from portal.base.models.edition import kept
from portal.base.prepared import prepared
from portal.base.together import Asking
from portal.base.visibility import everybody_may_read
from workspace.projects.clashes import Busy, Whose
from workspace.projects.dates import Date
from workspace.projects.models import Project

MOST_AT_ONCE = 200
"""So many of a month are named where a date is looked for."""


def dates_of(projects: Sequence[Project], moment: datetime, number: int) -> Asking[list[Date]]:
    """Of whichever translation of the page, in the reader's language where there is one: nobody shall miss a date
    because it was written in another. What is cancelled says so. One query, for the times; the pages are kept."""
    events = _readable(tuple(each.page_id for each in projects if each.page_id), get_language())
    if not events:
        return []
    [next_ones] = yield [_next.question(events, moment, number=number)]
    said = said_of([event for event, _start, _end in next_ones])
    dates = [Date(start, end, *said[event]) for event, start, end in next_ones if event in said]
    return sorted(dates, key=lambda date: (date.start, date.title))


@prepared
def _next(
    events: Collection[int], moment: datetime, *, number: int
) -> "QuerySet[Occurrence, tuple[int, datetime, datetime]]":
    rows = Occurrence.objects.filter(page__in=events).not_over(moment).order_by("start", "pk")
    return rows.values_list("page", "start", "end")[:number]


@kept
def _readable(pages: tuple[int, ...], language: str | None) -> list[int]:
    """The events of these pages, as somebody reads them in this language."""
    keys = list(Page.objects.filter(pk__in=pages, live=True).values_list("translation_key", flat=True))
    if not keys:
        return []
    events = everybody_may_read(EventPage.objects.filter(initiative__translation_key__in=keys))
    own = events.filter(locale__language_code=language).order_by().values("translation_key")
    readable = events.filter(Q(locale__language_code=language) | ~Q(translation_key__in=own))
    return list(readable.order_by().values_list("pk", flat=True))


def busy_in_the_place(
    user: Any,  # Any: users and anonymous visitors; public events are there for each of them
    project: Project,
    start: datetime,
    end: datetime,
) -> list[Busy]:
    """Each event once, whichever languages it is in; what was cancelled keeps nobody."""
    pages = happening_in(everybody_may_read(EventPage.objects.filter(cancelled=False)), project.municipality)
    rows = list(Occurrence.objects.on_pages(pages).within(start, end).for_lists()[:MOST_AT_ONCE])
    language = get_language()
    readable = sorted(rows, key=lambda row: row.page.locale.language_code != language)
    once = {(row.page.translation_key, row.start): row for row in reversed(readable)}
    return [Busy(row.title, row.start, row.end, row.all_day, row.url, Whose.MUNICIPALITY) for row in once.values()]
