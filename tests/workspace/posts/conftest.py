"""Anna, Ben and Gesa's project with a page that everybody may read, and the way to one of its buttons."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from tests.factories.initiatives import InitiativeIndexPageFactory, InitiativePageFactory
from tests.factories.posts import PostFactory


@pytest.fixture
def project(project, home_page, kiel):
    """With a live page."""
    index = InitiativeIndexPageFactory(parent=home_page)
    project.page = InitiativePageFactory(parent=index, title="Reparaturtreff", slug="reparaturtreff")
    project.municipality = kiel
    project.save()
    return project


@pytest.fixture
def post(project, ben):
    """Of Ben, for those inside."""
    return PostFactory(project=project, author=ben, title="Schlüssel", text="Der Schlüssel liegt im **Blumentopf**.")


@pytest.fixture
def public_post(project, ben):
    return PostFactory(
        project=project, author=ben, title="Sommerfest", text="Wir *feiern* am Hafen.", audience="public"
    )


@pytest.fixture
def membership(project):
    return lambda user: project.memberships.get(user=user)


@pytest.fixture
def address(project):
    """`address("detail", post)` in the workspace."""

    def of(name, *things):
        return reverse(f"workspace:posts:{name}", args=[project.slug, *(each.pk for each in things)])

    return of


@pytest.fixture
def said():
    """What the form sends."""

    def of(**fields):
        return {"title": "", "text": "Der Raum ist da.", "video": "", "audience": "members", **fields}

    return of


def camera():
    """A picture as a telephone makes it, with the place where it was taken."""
    picture = Image.new("RGB", (1200, 800), "teal")
    exif = Image.Exif()
    exif.get_ifd(0x8825).update({1: "N", 2: (54.0, 19.0, 23.0)})
    file = io.BytesIO()
    picture.save(file, "JPEG", exif=exif)
    return file.getvalue()


@pytest.fixture(scope="session")
def photo():
    content = camera()
    return lambda name="foto.jpg": SimpleUploadedFile(name, content, content_type="image/jpeg")
