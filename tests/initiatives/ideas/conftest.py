import pytest

from portal.moderation.models import ModerationSettings


@pytest.fixture
def at_once(db):
    """Ideas are published at once, and looked at afterwards."""
    settings = ModerationSettings.load()
    settings.review_ideas = ModerationSettings.Review.AFTER
    settings.save()
    return settings


@pytest.fixture
def before(db):
    """A manager looks at each idea first."""
    settings = ModerationSettings.load()
    settings.review_ideas = ModerationSettings.Review.BEFORE
    settings.save()
    return settings
