"""Ideas, what belongs to them, campaigns that collect them, and the administrator's settings."""

from initiatives.ideas.models.campaigns import CampaignPage
from initiatives.ideas.models.ideas import Idea
from initiatives.ideas.models.parts import Amendment, Helper, IdeaPicture, Step
from initiatives.ideas.models.settings import IdeaSettings

__all__ = ["Amendment", "CampaignPage", "Helper", "Idea", "IdeaPicture", "IdeaSettings", "Step"]
