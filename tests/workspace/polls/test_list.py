"""The list of a project's polls: what stands there before there is any."""

from django.urls import reverse


def test_before_the_first_one_the_list_says_so_to_everybody_who_belongs_to_it(as_person, anna, gesa, project):
    address = reverse("workspace:polls:list", args=[project.slug])

    for person in (anna, gesa):
        assert "Noch keine Umfragen" in as_person(person).get(address).text


def test_the_room_can_be_switched_off(as_person, anna, project):
    address = reverse("workspace:polls:list", args=[project.slug])
    project.rooms_off = ["polls"]
    project.save()

    assert as_person(anna).get(address).status_code == 404
