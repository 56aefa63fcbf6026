"""The stories' pages, what stands on them several times, and who does it too."""

from initiatives.stories.models.copies import Copy
from initiatives.stories.models.index import StoryIndexPage
from initiatives.stories.models.page import SuccessStoryPage
from initiatives.stories.models.parts import (
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

__all__ = [
    "Copy",
    "StoryComparison",
    "StoryDownload",
    "StoryFolder",
    "StoryFunding",
    "StoryImpact",
    "StoryIndexPage",
    "StoryPartner",
    "StoryPermit",
    "StoryPitfall",
    "StoryPoll",
    "StoryStep",
    "StoryTextTemplate",
    "SuccessStoryPage",
]
