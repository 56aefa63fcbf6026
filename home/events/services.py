"""What other rooms ask of the calendar."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone
from django.utils.translation import get_language

from home.events.models import EventPage, Occurrence
from home.events.models.occurrences import about, happening_in
from home.events.together import Date, Together, project_dates
from portal.base.visibility import everybody_may_read
from portal.regions.models import Municipality, Topic


def upcoming_occurrences(
    *,
    start: datetime | None = None,
    limit: int = 6,
    topics: Iterable[Topic] | None = None,
    municipality: Municipality | None = None,
) -> list[Date]:
    """The next dates that everybody may see, in the language of the page being shown; what goes on now is among them.

    Cancelled events are left out: a teaser should not invite to them.
    """
    pages = everybody_may_read(EventPage.objects.filter(cancelled=False, locale__language_code=get_language()))
    pages = happening_in(about(pages, list(topics or [])), municipality)
    moment = start or timezone.now()
    of_projects = project_dates(topics=topics or (), municipality=municipality).taking_place().not_over(moment)
    return Together(Occurrence.objects.on_pages(pages).not_over(moment), of_projects)[:limit]
