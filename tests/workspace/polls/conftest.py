"""Anna, Ben and Gesa's project with an appointment poll that Ben has begun, and the way to its pages."""

import pytest
from django.urls import reverse

from tests.factories.appointments import AppointmentPollFactory


@pytest.fixture
def membership(project):
    return lambda user: project.memberships.select_related("project", "user").get(user=user)


@pytest.fixture
def poll(project, ben):
    """Of three evenings."""
    return AppointmentPollFactory(project=project, created_by=ben, title="Sommerfest planen", dates=3)


@pytest.fixture
def address(project):
    """`address("detail", poll)`, `address("option", poll, 3)`."""

    def of(name, poll=None, *more):
        things = [project.slug] if poll is None else [project.slug, poll.pk]
        return reverse(f"workspace:polls:appointments:{name}", args=[*things, *more])

    return of
