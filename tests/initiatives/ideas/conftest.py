import pytest
from django.utils import timezone

from portal.base.guards import STAMP, signer
from portal.moderation.models import ModerationSettings
from tests.factories.ideas import IdeaFactory, listed


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


@pytest.fixture
def idea(anna, kiel, home_page):
    """Anna's, in Kiel, published."""
    return listed(IdeaFactory(title="Trinkbrunnen am Hafen", author=anna, municipality=kiel))


@pytest.fixture
def guards(monkeypatch):
    """What a form sends besides that was opened a minute ago."""
    monkeypatch.setattr("django.core.signing.time.time", lambda: timezone.now().timestamp() - 60)
    stamp = signer.sign("form")
    monkeypatch.undo()
    return {STAMP: stamp}


@pytest.fixture
def commit(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)
