"""The public events of a project's page, on the home of its workspace."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import get_language

from home.events.models import EventPage, Occurrence
from portal.base.visibility import everybody_may_read
from workspace.projects.dates import Date
from workspace.projects.models import Project


def dates_of(projects: Sequence[Project], moment: datetime, number: int) -> list[Date]:
    """In the reader's language, whichever translation of the page they belong to. What is cancelled says so."""
    keys = [each.page.translation_key for each in projects if each.page is not None and each.page.live]
    if not keys:
        return []
    events = EventPage.objects.filter(initiative__translation_key__in=keys, locale__language_code=get_language())
    rows = Occurrence.objects.on_pages(everybody_may_read(events)).not_over(moment).for_lists()[:number]
    return [Date(row.start, row.end, row.all_day, row.title, row.url, row.place) for row in rows]
