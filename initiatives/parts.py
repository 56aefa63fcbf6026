"""What stands on an initiative's page several times, read once and kept until the editors' content changes."""

from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
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
from portal.base.inline_rows import InlineRows, rows_of_draft, rows_of_published
from portal.base.models.edition import kept
from portal.base.pictures import prefetch_pictures
from portal.base.prepared import prepared
from portal.regions.filled import topics_of
from portal.regions.models import Topic

KINDS = [
    InlineRows(InitiativeDownload, "document"),
    InlineRows(InitiativeImpact),
    InlineRows(InitiativeLink),
    InlineRows(InitiativePartner, "logo"),
    InlineRows(InitiativePicture, "picture"),
    InlineRows(RelatedInitiative),
]
KEPT_MODELS = tuple(kind.model for kind in KINDS)
"""Their rows belong to the edition, as pages do."""
MOST_KEPT = 100
"""Pages whose rows a process has at hand."""


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
        return _made_of(rows_of_draft(KINDS, page), list(page.topics.all()), page.translation_key)
    return _kept_parts(page.pk, page.translation_key)


@partial(kept, most=MOST_KEPT)
def _kept_parts(pk: int, translation_key: UUID) -> Parts:
    topics = topics_of(InitiativePage, [pk])
    return _made_of(rows_of_published(KINDS, pk), list(topics.get(pk, ())), translation_key)


def _made_of(rows: dict[str, list[Any]], topics: list[Topic], translation_key: UUID) -> Parts:  # Any: of all kinds
    logos, pictures = [each.logo for each in rows["partners"]], [each.picture for each in rows["pictures"]]
    prefetch_pictures([*logos, *pictures], "card", "logo", "wide")
    chosen = [each.initiative_id for each in rows.pop("related")]
    return Parts(**rows, topics=topics, chosen=chosen, translations=_translations(translation_key))


@prepared
def _translations(key: UUID) -> "QuerySet[InitiativePage, int]":
    return InitiativePage.objects.filter(translation_key=key).order_by("pk").values_list("pk", flat=True)
