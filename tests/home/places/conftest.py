import pytest

from tests.factories.initiatives import InitiativeIndexPageFactory


@pytest.fixture
def directory_page(home_page):
    return InitiativeIndexPageFactory(parent=home_page)
