"""What stands on a story's page several times, read once and kept until the editors' content changes."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from django.http import HttpRequest

from initiatives.models import InitiativePage
from initiatives.stories.models import (
    StoryComparison,
    StoryDownload,
    StoryFolder,
    StoryFunding,
    StoryImpact,
    StoryPartner,
    StoryPermit,
    StoryPitfall,
    StoryPoll,
    StoryStep,
    StoryTextTemplate,
    SuccessStoryPage,
)
from portal.base.inline_rows import InlineRows, rows_of_draft, rows_of_published
from portal.base.models.edition import kept
from portal.base.pictures import prefetch_pictures
from portal.base.visibility import everybody_may_read
from portal.regions.filled import topics_of
from portal.regions.models import Topic

KINDS = [
    InlineRows(StoryComparison, "before", "after"),
    InlineRows(StoryDownload, "document"),
    InlineRows(StoryFolder),
    InlineRows(StoryFunding),
    InlineRows(StoryImpact),
    InlineRows(StoryPartner),
    InlineRows(StoryPermit),
    InlineRows(StoryPitfall),
    InlineRows(StoryPoll),
    InlineRows(StoryStep),
    InlineRows(StoryTextTemplate),
]
KEPT_MODELS = tuple(kind.model for kind in KINDS)
"""Their rows belong to the edition, as pages do."""
MOST_KEPT = 100
"""Pages whose rows a process has at hand."""


@dataclass(frozen=True)
class Parts:
    steps: list[StoryStep]
    text_templates: list[StoryTextTemplate]
    folders: list[StoryFolder]
    polls: list[StoryPoll]
    fundings: list[StoryFunding]
    permits: list[StoryPermit]
    partners: list[StoryPartner]
    pitfalls: list[StoryPitfall]
    impact_figures: list[StoryImpact]
    downloads: list[StoryDownload]
    comparisons: list[StoryComparison]
    topics: list[Topic]
    initiative: InitiativePage | None
    """Where everybody may read its page."""


def parts_of(page: SuccessStoryPage, request: HttpRequest) -> Parts:
    """Those of the published page; of a preview what the editor has written."""
    if getattr(request, "is_preview", False) or page.pk is None:
        return _made_of(rows_of_draft(KINDS, page), list(page.topics.all()), page.initiative_id)
    return _kept_parts(page.pk, page.initiative_id)


@partial(kept, most=MOST_KEPT)
def _kept_parts(pk: int, initiative: int | None) -> Parts:
    topics = topics_of(SuccessStoryPage, [pk])
    return _made_of(rows_of_published(KINDS, pk), list(topics.get(pk, ())), initiative)


def _made_of(rows: dict[str, list[Any]], topics: list[Topic], initiative: int | None) -> Parts:  # Any: of all kinds
    prefetch_pictures(picture for pair in rows["comparisons"] for picture in (pair.before, pair.after))
    page = everybody_may_read(InitiativePage.objects.filter(pk=initiative)).first() if initiative else None
    return Parts(**rows, topics=topics, initiative=page)
