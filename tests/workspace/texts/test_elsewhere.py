"""Pictures that a published text shows are found, and taken down with it."""

import pytest

from portal.base.pictures import draw
from tests.factories.texts import PublicationFactory, TextFactory
from workspace.projects.models import Membership
from workspace.texts.elsewhere import find
from workspace.texts.models import Publication

MOST = 50


@pytest.fixture
def membership(project):
    return lambda user: Membership.objects.select_related("project__page", "user").get(project=project, user=user)


@pytest.fixture
def published(project, public_page):
    html = f'<p>Moin</p><img src="{draw(public_page.picture, "text").fallback.url}" alt="Ein Tisch" loading="lazy">'
    return PublicationFactory(text=TextFactory(project=project), title="Der Tisch", html=html * 2)


def test_what_it_shows_is_found_also_when_it_has_left_the_page(membership, gesa, public_page, published):
    public_page.picture = None
    public_page.save()
    PublicationFactory(text__project=published.text.project)

    (held,) = find(membership(gesa), MOST)

    assert (held.name, held.used_in, held.is_public, held.take_down) == ("Ein langer Tisch", "Der Tisch", True, None)
    assert held.url == published.get_absolute_url()
    with held.open_picture() as file:
        assert file.read(4) == b"\x89PNG"


def test_it_is_taken_down_with_the_text(membership, ben, published):
    (held,) = find(membership(ben), MOST)

    held.take_down(membership(ben))

    assert not Publication.objects.public().exists()
    assert find(membership(ben), MOST) == []


def test_neither_of_other_projects_nor_from_elsewhere(membership, ben, published, project):
    Publication.objects.update(html='<img src="https://a.example/images/x.webp" alt=""><img src="" alt="">')
    assert find(membership(ben), MOST) == []
    project.rooms_off = ["texts"]
    project.save()
    assert find(membership(ben), MOST) == []
