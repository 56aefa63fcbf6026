"""What stands on an initiative's page several times, read once and kept until the editors' content changes."""

from dataclasses import dataclass

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
from portal.base.pictures import prefetch_pictures
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


@kept
def _kept_parts(pk: int) -> Parts:
    return _read(InitiativePage.objects.get(pk=pk))


def _read(page: InitiativePage) -> Parts:
    partners, pictures = list(page.partners.select_related("logo")), list(page.pictures.select_related("picture"))
    prefetch_pictures([*(each.logo for each in partners), *(each.picture for each in pictures)], "card", "logo", "wide")
    translations = InitiativePage.objects.filter(translation_key=page.translation_key).order_by("pk")
    return Parts(
        links=list(page.links.all()),
        partners=partners,
        pictures=pictures,
        downloads=list(page.downloads.select_related("document")),
        impact_figures=list(page.impact_figures.all()),
        topics=list(page.topics.all()),
        chosen=[each.initiative_id for each in page.related.all()],
        translations=list(translations.values_list("pk", flat=True)),
    )
