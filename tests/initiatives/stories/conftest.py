import pytest

from tests.factories.stories import StoryIndexPageFactory


@pytest.fixture
def stories_page(home_page):
    return StoryIndexPageFactory(parent=home_page)
