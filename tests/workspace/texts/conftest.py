"""Anna, Ben and Gesa's project with a text, and the way to one of its buttons."""

import pytest
from django.urls import reverse

from initiatives.models import InitiativePicture
from tests.factories.files import ImageFactory
from tests.factories.initiatives import InitiativeIndexPageFactory, InitiativePageFactory
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


@pytest.fixture
def public_page(project, home_page):
    """With two pictures."""
    index = InitiativeIndexPageFactory(parent=home_page)
    project.page = InitiativePageFactory(
        parent=index, picture=ImageFactory(title="Tisch", description="Ein langer Tisch")
    )
    project.save()
    InitiativePicture.objects.create(page=project.page, picture=ImageFactory(title="Garten", description=""))
    return project.page
