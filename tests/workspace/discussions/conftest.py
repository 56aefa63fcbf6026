"""Anna, Ben and Gesa's project with a discussion that Ben has begun, and the way to its buttons."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories.discussions import TopicFactory
from workspace.projects.models import Membership


@pytest.fixture
def project(project):
    """Its people have belonged to it for a month."""
    Membership.objects.update(joined_at=timezone.now() - timedelta(days=30))
    return project


@pytest.fixture
def membership(project):
    return lambda user: project.memberships.select_related("project", "user").get(user=user)


@pytest.fixture
def topic(project, ben):
    """Begun by Ben an hour ago."""
    created = timezone.now() - timedelta(hours=1)
    return TopicFactory(project=project, author=ben, title="Sommerfest", created_at=created, last_at=created)


@pytest.fixture
def address(project):
    """`address("detail", topic)`, `address("react", topic, 3)`."""

    def of(name, topic=None, *more):
        things = [project.slug] if topic is None else [project.slug, topic.pk]
        return reverse(f"workspace:discussions:{name}", args=[*things, *more])

    return of
