"""Anna, Ben and Gesa's project with what they decide, and the way to its buttons."""

import pytest
from django.urls import reverse

from tests.factories.decisions import PollFactory, with_keys
from workspace.polls.decisions.services import voting


@pytest.fixture
def membership(project):
    return lambda user: project.memberships.select_related("project", "user").get(user=user)


@pytest.fixture
def poll(project, ben):
    """Asked by Ben: choose one of three days, by name."""
    return PollFactory(project=project, created_by=ben, title="An welchem Tag?")


@pytest.fixture
def secret(project, ben):
    """The same, anonymous."""
    return PollFactory(project=project, created_by=ben, title="Wer soll sprechen?", is_anonymous=True)


@pytest.fixture
def cast():
    """`cast(anna, poll, "1")`: for the option in the second place."""

    def vote(person, poll, content):
        voting.cast(poll=poll, actor=person, content=with_keys(poll, content))

    return vote


@pytest.fixture
def address(project):
    """`address("vote", poll)`."""

    def of(name, poll=None, *more):
        things = [project.slug] if poll is None else [project.slug, poll.pk]
        return reverse(f"workspace:polls:decisions:{name}", args=[*things, *more])

    return of
