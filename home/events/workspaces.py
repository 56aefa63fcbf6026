"""Public events inside of workspaces: on the home of a project, and where it looks for a date."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import get_language
from wagtail.models import Page

from home.events.models import EventPage, Occurrence
from home.events.models.occurrences import happening_in
from portal.base.models.edition import kept
from portal.base.visibility import everybody_may_read
from workspace.projects.clashes import Busy, Whose
from workspace.projects.dates import Date
from workspace.projects.models import Project

MOST_AT_ONCE = 200
"""So many of a month are named where a date is looked for."""


def dates_of(projects: Sequence[Project], moment: datetime, number: int) -> list[Date]:
    """Of whichever translation of the page, in the reader's language where there is one: nobody shall miss a date
    because it was written in another. What is cancelled says so.

    Which dates these are is asked within: joined with what is shown of each of them, PostgreSQL would go through all
    dates of the portal.
    """
    keys = _keys_of(tuple(each.page_id for each in projects if each.page_id))
    if not keys:
        return []
    events = everybody_may_read(EventPage.objects.filter(initiative__translation_key__in=keys))
    language = get_language()
    own = events.filter(locale__language_code=language).order_by().values("translation_key")
    readable = events.filter(Q(locale__language_code=language) | ~Q(translation_key__in=own))
    next_ones = Occurrence.objects.on_pages(readable).not_over(moment).order_by("start", "pk").values("pk")[:number]
    rows = Occurrence.objects.filter(pk__in=next_ones).for_lists()
    return [_date(row, language) for row in rows]


@kept
def _keys_of(pages: tuple[int, ...]) -> list[UUID]:
    """What the translations of these share, where they are published."""
    return list(Page.objects.filter(pk__in=pages, live=True).values_list("translation_key", flat=True))


def _date(row: Occurrence, language: str | None) -> Date:
    written_in = row.page.locale.language_code
    foreign = "" if written_in == language else written_in
    return Date(row.start, row.end, row.all_day, row.title, row.url, row.place, foreign)


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
