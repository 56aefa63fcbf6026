"""What stands on a story's page several times, read once and kept until the editors' content changes."""

from dataclasses import dataclass

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
from portal.base.models.edition import kept
from portal.base.pictures import prefetch_pictures
from portal.base.visibility import everybody_may_read
from portal.regions.models import Topic

KEPT_MODELS = (
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
)
"""Their rows belong to the edition, as pages do."""


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
        return _read(page)
    return _kept_parts(page.pk)


@kept
def _kept_parts(pk: int) -> Parts:
    return _read(SuccessStoryPage.objects.get(pk=pk))


def _read(page: SuccessStoryPage) -> Parts:
    comparisons = list(page.comparisons.select_related("before", "after"))
    prefetch_pictures(picture for pair in comparisons for picture in (pair.before, pair.after))
    return Parts(
        steps=list(page.steps.all()),
        text_templates=list(page.text_templates.all()),
        folders=list(page.folders.all()),
        polls=list(page.polls.all()),
        fundings=list(page.fundings.all()),
        permits=list(page.permits.all()),
        partners=list(page.partners.all()),
        pitfalls=list(page.pitfalls.all()),
        impact_figures=list(page.impact_figures.all()),
        downloads=list(page.downloads.select_related("document")),
        comparisons=comparisons,
        topics=list(page.topics.all()),
        initiative=everybody_may_read(InitiativePage.objects.filter(pk=page.initiative_id)).first()
        if page.initiative_id
        else None,
    )
