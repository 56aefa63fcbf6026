"""What other rooms ask of the calendar."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone
from django.utils.translation import get_language

from home.events.models.kept_dates import EditorsDates
from home.events.of_projects import ProjectDates
from home.events.together import Date, Together
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
    chosen = tuple(topics or ())
    ours = EditorsDates(language=get_language(), topics=chosen, municipality=municipality)
    of_projects = ProjectDates(chosen, municipality, are_standing=True)
    return Together(ours, of_projects, start or timezone.now())[:limit]
