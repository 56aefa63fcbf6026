"""Files outside of the documents: who sees which, in how many queries, and how one is taken down."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from initiatives.models import InitiativePicture
from tests.factories.files import ImageFactory
from tests.factories.posts import PostFactory, PostPictureFactory
from workspace.posts.models import PostPicture
from workspace.projects import elsewhere
from workspace.projects.errors import ProjectError

MOST = 50


@pytest.fixture
def membership(project):
    return lambda user: project.memberships.select_related("project__page", "user").get(user=user)


@pytest.fixture
def picture(project, ben):
    post = PostFactory(project=project, author=ben, title="Der erste Abend")
    return PostPictureFactory(post=post, words="Ein voller Tisch")


def names(membership):
    return [each.name for each in elsewhere.files_of(membership, MOST)]


def test_a_picture_of_a_post_is_there_for_everybody_inside(membership, picture, gesa):
    (held,) = elsewhere.files_of(membership(gesa), MOST)

    assert (held.name, held.used_in, held.is_public) == ("Ein voller Tisch", "Der erste Abend", False)
    assert held.url == picture.post.get_absolute_url()
    with held.open_picture() as file:
        assert file.read(4) == b"RIFF"


def test_neither_deleted_nor_other_peoples_posts_nor_those_of_a_room_that_is_off(membership, project, picture, ben):
    PostPictureFactory(words="Fremd")
    PostPictureFactory(post=PostFactory(project=project, deleted_at=picture.post.created_at), words="Gelöscht")
    assert names(membership(ben)) == ["Ein voller Tisch"]

    project.rooms_off = ["posts"]
    project.save()
    assert names(membership(ben)) == []


def test_pictures_of_the_public_page_say_whether_everybody_sees_them(membership, page, gesa):
    InitiativePicture.objects.create(page=page, picture=ImageFactory(description="Die Werkbank"))

    (held,) = elsewhere.files_of(membership(gesa), MOST)

    assert (held.name, held.used_in, held.is_public, held.change_url) == ("Die Werkbank", "Reparaturtreff", True, "")
    assert held.file_url


def test_those_of_a_page_that_is_not_online_are_seen_by_whoever_changes_it(membership, page, anna, ben):
    InitiativePicture.objects.create(page=page, picture=ImageFactory(description="Die Werkbank"))
    page.unpublish()

    assert (names(membership(anna)), names(membership(ben))) == (["Die Werkbank"], [])


def test_one_picture_or_thirty_cost_the_same(membership, picture, project, ben):
    def asked(most):
        someone = membership(ben)
        with CaptureQueriesContext(connection) as queries:
            found = elsewhere.files_of(someone, most)
        return len(found), len(queries)

    asked(MOST)  # what is remembered from now on
    _one, cost = asked(MOST)
    for _number in range(10):
        PostPictureFactory.create_batch(3, post=PostFactory(project=project))

    assert asked(20) == (20, cost)


def test_its_author_takes_it_out_of_the_post(membership, picture, ben, gesa):
    (for_guests,) = elsewhere.files_of(membership(gesa), MOST)
    (held,) = elsewhere.files_of(membership(ben), MOST)

    held.take_down(membership(ben))
    held.take_down(membership(ben))

    assert for_guests.take_down is None
    assert not PostPicture.objects.exists()


def test_nobody_else_takes_it_out(membership, picture, ben, gesa, project):
    (held,) = elsewhere.files_of(membership(ben), MOST)

    with pytest.raises(PermissionDenied):
        held.take_down(membership(gesa))
    project.status = "archived"
    project.save()
    with pytest.raises(ProjectError):
        held.take_down(membership(ben))

    assert PostPicture.objects.exists()
