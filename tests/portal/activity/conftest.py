import pytest

from tests.factories.regions import TopicFactory
from tests.portal.activity.noises import Noise, registered


@pytest.fixture
def noise():
    with registered(Noise()) as kind:
        yield kind


@pytest.fixture
def topic(db):
    return TopicFactory(name="Radverkehr")
