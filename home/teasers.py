"""Pages as cards: everything a card shows, in a number of queries that does not grow with the cards."""

from collections.abc import Sequence
from typing import Any

from django.db.models import prefetch_related_objects
from wagtail.models import Page

from portal.base.models import BasePage, PortalImage
from portal.base.pictures import with_pictures
from portal.base.visibility import everybody_may_read
from portal.regions.models import RegionalMixin


def with_card_data(pages: Any) -> Any:  # Any: a queryset of whatever page type
    """For pages of one kind: their pictures, and where they have them topics and municipality."""
    names = {field.name for field in pages.model._meta.get_fields()}
    pages = with_pictures(pages, "picture", "card")
    if "municipality" in names:
        pages = pages.select_related("municipality")
    if "topics" in names:
        pages = pages.prefetch_related("topics")
    return pages


def open_pages(ids: Sequence[int]) -> list[Page]:
    """Those of the pages that everybody may see, of whatever kind, in the order of the ids."""
    if not ids:
        return []
    found = {page.pk: page for page in everybody_may_read(Page.objects.filter(pk__in=ids)).specific()}
    pages = [found[pk] for pk in dict.fromkeys(ids) if pk in found]
    attach_pictures(pages)
    for kind in {type(page) for page in pages if isinstance(page, RegionalMixin)}:
        prefetch_related_objects([page for page in pages if type(page) is kind], "topics", "municipality")
    return pages


def attach_pictures(pages: Sequence[Page]) -> None:
    """Give pages of mixed kinds their pictures and renditions in two queries."""
    illustrated = [page for page in pages if isinstance(page, BasePage) and page.picture_id]
    if not illustrated:
        return
    ids = {page.picture_id for page in illustrated}
    pictures = PortalImage.objects.filter(pk__in=ids).prefetch_related("renditions").in_bulk()
    for page in illustrated:
        page.picture = pictures.get(page.picture_id)
