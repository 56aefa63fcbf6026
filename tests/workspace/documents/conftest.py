"""Anna, Ben and Gesa's project with its files."""

import pytest
from django.urls import reverse

from tests.factories.documents import FileFactory


@pytest.fixture
def file(project, ben):
    return FileFactory(project=project, name="Satzung.txt", written=b"Zweck des Vereins", created_by=ben)


@pytest.fixture
def membership(project):
    return lambda user: project.memberships.get(user=user)


@pytest.fixture
def address(project):
    """`address("detail", file)` in Anna's project."""

    def of(name, *things):
        return reverse(
            f"workspace:documents:{name}", args=[project.slug, *(getattr(each, "pk", each) for each in things)]
        )

    return of
