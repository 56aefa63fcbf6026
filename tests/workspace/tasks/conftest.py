"""Anna, Ben and Gesa's project with a task, and the way to one of its buttons."""

import pytest
from django.urls import reverse

from tests.factories.tasks import TaskFactory


@pytest.fixture
def task(project):
    return TaskFactory(project=project, title="Raum suchen")


@pytest.fixture
def membership(project):
    return lambda user: project.memberships.get(user=user)


@pytest.fixture
def address(project):
    """`address("detail", task)` in Anna's project."""

    def of(name, *things):
        return reverse(f"workspace:tasks:{name}", args=[project.slug, *(each.pk for each in things)])

    return of


@pytest.fixture
def in_order(project):
    """The titles of the tasks, as they stand."""
    return lambda: list(project.tasks.order_by("position", "pk").values_list("title", flat=True))
