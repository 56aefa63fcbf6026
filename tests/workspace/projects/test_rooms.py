"""The addresses of what the rooms hold."""

from django.urls import reverse
from django.utils import translation

from portal.base.addresses import NUMBER, SLUG
from tests.factories.projects import ProjectFactory
from workspace.projects.rooms import address_in, rooms


def test_each_thing_has_the_address_of_its_room_in_the_readers_language(db):
    for slug in ("garten", f"{SLUG}-{NUMBER}"):
        project = ProjectFactory(slug=slug)
        for language in ("de", "en"):
            with translation.override(language):
                assert project.workspace_url == reverse("workspace:home", args=[slug])
                for pk in (1, NUMBER + 1):
                    expected = reverse("workspace:texts:detail", args=[slug, pk])
                    assert address_in(project, "workspace:texts:detail", pk) == expected


def test_all_rooms_say_where_their_things_are(project):
    said = {room.key: room.url_of(project, 7) for room in rooms() if room.url_of is not None}

    assert said == {key: reverse(f"workspace:{key}:detail", args=[project.slug, 7]) for key in said}
