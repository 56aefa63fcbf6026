"""What the editor offers: the project's people, and the pictures of its public page."""

import pytest

from initiatives.models import InitiativePicture
from tests.factories.files import ImageFactory
from tests.factories.initiatives import InitiativeIndexPageFactory, InitiativePageFactory


@pytest.fixture
def page(project, home_page):
    index = InitiativeIndexPageFactory(parent=home_page)
    project.page = InitiativePageFactory(
        parent=index, picture=ImageFactory(title="Tisch", description="Ein langer Tisch")
    )
    project.save()
    InitiativePicture.objects.create(page=project.page, picture=ImageFactory(title="Garten", description=""))
    return project.page


def test_people_to_mention_are_those_of_the_project(as_person, ben, clara, project, membership, address):
    people = as_person(ben).get(address("people")).json()["people"]

    assert {"id": str(membership(ben).pk), "name": "Ben Behrens"} in people
    assert len(people) == project.memberships.count()
    assert str(clara.name) not in [each["name"] for each in people]


def test_pictures_are_those_of_the_public_page(as_person, ben, page, address):
    pictures = as_person(ben).get(address("pictures")).json()["pictures"]

    assert [(each["title"], each["alt"]) for each in pictures] == [("Tisch", "Ein langer Tisch"), ("Garten", "")]
    assert all(each["url"].endswith(".webp") for each in pictures)


def test_a_page_that_nobody_sees_yet_gives_none(as_person, ben, page, address):
    page.live = False
    page.save()

    assert as_person(ben).get(address("pictures")).json() == {"pictures": []}


@pytest.mark.parametrize("name", ["people", "pictures"])
def test_only_who_writes_is_offered_something(as_person, gesa, clara, address, name):
    assert as_person(gesa).get(address(name)).status_code == 403
    assert as_person(clara).get(address(name)).status_code == 404
