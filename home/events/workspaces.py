"""The public events of a project's page, on the home of its workspace."""

from datetime import datetime

from django.utils.translation import get_language

from home.events.models import EventPage, Occurrence
from portal.base.visibility import everybody_may_read
from workspace.projects.dates import Date
from workspace.projects.models import Membership


def dates_of(membership: Membership, moment: datetime, number: int) -> list[Date]:
    """In the reader's language, whichever translation of the page they belong to. What is cancelled says so."""
    page = membership.project.page
    if page is None or not page.live:
        return []
    events = EventPage.objects.filter(
        initiative__translation_key=page.translation_key, locale__language_code=get_language()
    )
    rows = Occurrence.objects.on_pages(everybody_may_read(events)).not_over(moment).for_lists()[:number]
    return [Date(row.start, row.end, row.all_day, row.title, row.url, row.place) for row in rows]
