import pytest

from tests.factories.events import EventIndexPageFactory


@pytest.fixture
def calendar(home_page):
    """The list of events at `/termine/`."""
    return EventIndexPageFactory(parent=home_page)
