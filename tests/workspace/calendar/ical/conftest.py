"""The choir on Thursdays at six, five times; Anna plans, Ben and Gesa belong to the project."""

from datetime import timedelta

import pytest

from portal.base.recurrence import weekly
from tests.factories.calendar import THURSDAY, EventFactory


@pytest.fixture
def choir(project):
    return EventFactory(project=project, title="Chor", recurrence=weekly(THURSDAY, count=5))


@pytest.fixture
def party(project):
    """One date alone."""
    return EventFactory(project=project, title="Sommerfest", start=THURSDAY + timedelta(days=1))
