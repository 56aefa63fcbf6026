"""Events on the pages of the initiatives."""

from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from home.events.models import EventPage, Occurrence
from initiatives.directory.layers import Card
from initiatives.directory.related import RelatedList
from portal.base.templatetags.portal_ui import when
from portal.base.visibility import everybody_may_read

MOST = 3


def events_of(initiative_ids: Sequence[int]) -> list[Card]:
    """The next dates in the reader's language."""
    pages = EventPage.objects.filter(initiative__in=initiative_ids, locale__language_code=get_language())
    rows = Occurrence.objects.on_pages(everybody_may_read(pages)).not_over(timezone.now()).for_lists()[:MOST]
    return [Card(object_id=row.page_id, url=row.url, title=row.title, place=row.place, when=when(row)) for row in rows]


EVENTS_OF_AN_INITIATIVE = RelatedList(
    name="events", heading=_("Coming up"), model=EventPage, path="initiative", cards=events_of, order=30
)
