"""What stands on an initiative's page several times, read once and kept until the editors' content changes."""

from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import dataclass
from typing import TypeVar

from django.http import HttpRequest

from initiatives.models import (
    InitiativeDownload,
    InitiativeImpact,
    InitiativeLink,
    InitiativePage,
    InitiativePartner,
    InitiativePicture,
    RelatedInitiative,
)
from portal.base.models.edition import kept
from portal.regions.models import Topic

KEPT_MODELS = (
    InitiativeDownload,
    InitiativeImpact,
    InitiativeLink,
    InitiativePartner,
    InitiativePicture,
    RelatedInitiative,
)
"""Their rows belong to the edition, as pages do."""
T = TypeVar("T", InitiativePartner, InitiativePicture)


@dataclass(frozen=True)
class Parts:
    links: list[InitiativeLink]
    partners: list[InitiativePartner]
    pictures: list[InitiativePicture]
    downloads: list[InitiativeDownload]
    impact_figures: list[InitiativeImpact]
    topics: list[Topic]
    chosen: list[int]
    """The initiatives that the editor has put beside it."""
    translations: list[int]
    """The page and those in the other languages."""


def parts_of(page: InitiativePage, request: HttpRequest) -> Parts:
    """Those of the published page; of a preview what the editor has written."""
    if getattr(request, "is_preview", False) or page.pk is None:
        return _read(page)
    return _kept_parts(page.pk)


def with_pictures_of_their_own(rows: Iterable[T], field: str) -> Iterator[T]:
    """Copies whose pictures may learn their sizes, which come and go without a new edition."""
    for row in rows:
        own = copy(row)
        setattr(own, field, copy(getattr(row, field)))
        yield own


@kept
def _kept_parts(pk: int) -> Parts:
    return _read(InitiativePage.objects.get(pk=pk))


def _read(page: InitiativePage) -> Parts:
    translations = InitiativePage.objects.filter(translation_key=page.translation_key).order_by("pk")
    return Parts(
        links=list(page.links.all()),
        partners=list(page.partners.select_related("logo")),
        pictures=list(page.pictures.select_related("picture")),
        downloads=list(page.downloads.select_related("document")),
        impact_figures=list(page.impact_figures.all()),
        topics=list(page.topics.all()),
        chosen=[each.initiative_id for each in page.related.all()],
        translations=list(translations.values_list("pk", flat=True)),
    )
