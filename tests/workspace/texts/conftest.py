"""Anna, Ben and Gesa's project with a text, and the way to one of its buttons."""

import pytest
from django.urls import reverse

from tests.factories.texts import TextFactory


@pytest.fixture
def text(project):
    return TextFactory(project=project, title="Satzung", written="Zweck des Vereins")


@pytest.fixture
def membership(project):
    return lambda user: project.memberships.get(user=user)


@pytest.fixture
def address(project):
    """`address("detail", text)` in Anna's project."""

    def of(name, *things):
        return reverse(f"workspace:texts:{name}", args=[project.slug, *(each.pk for each in things)])

    return of
