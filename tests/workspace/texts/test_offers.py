"""What the editor offers: the project's people, and the pictures of its public page."""

import pytest


def test_people_to_mention_are_those_of_the_project(as_person, ben, clara, project, membership, address):
    people = as_person(ben).get(address("people")).json()["people"]

    assert {"id": str(membership(ben).pk), "name": "Ben Behrens"} in people
    assert len(people) == project.memberships.count()
    assert str(clara.name) not in [each["name"] for each in people]


def test_pictures_are_those_of_the_public_page(as_person, ben, public_page, address):
    pictures = as_person(ben).get(address("pictures")).json()["pictures"]

    assert [(each["title"], each["alt"]) for each in pictures] == [("Tisch", "Ein langer Tisch"), ("Garten", "")]
    assert all(each["url"].endswith(".webp") for each in pictures)


def test_a_page_that_nobody_sees_yet_gives_none(as_person, ben, public_page, address):
    public_page.live = False
    public_page.save()

    assert as_person(ben).get(address("pictures")).json() == {"pictures": []}


@pytest.mark.parametrize("name", ["people", "pictures"])
def test_only_who_writes_is_offered_something(as_person, gesa, clara, address, name):
    assert as_person(gesa).get(address(name)).status_code == 403
    assert as_person(clara).get(address(name)).status_code == 404
