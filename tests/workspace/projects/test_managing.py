"""What the admins of a project change: name, rooms, where it stands."""

import pytest
from django.urls import reverse

from tests.factories.initiatives import InitiativeIndexPageFactory, InitiativePageFactory
from workspace.projects import rooms
from workspace.projects.choices import Status

SAID = {"name": "Reparaturtreff", "summary": "Wir reparieren.", "is_listed": "on"}


@pytest.fixture
def attic():
    """A room that can be switched off; its page is that of the people."""
    room = rooms.Room("attic", "Dachboden", "archive", "workspace:people", 99)
    rooms.register(room)
    yield room
    del rooms._rooms["attic"]


def edit(client, project, **fields):
    return client.post(reverse("workspace:settings", args=[project.slug]), {**SAID, **fields})


def stand(client, project, status):
    client.post(reverse("workspace:change_status", args=[project.slug]), {"status": status})
    project.refresh_from_db()
    return project.status


def test_an_admin_changes_what_it_is(as_person, anna, project):
    response = edit(as_person(anna), project, name="Reparatur  und Kuchen", needs="Mehl")

    project.refresh_from_db()
    assert response.status_code == 302
    assert (project.name, project.slug, project.needs) == ("Reparatur und Kuchen", "reparaturtreff", "Mehl")


@pytest.mark.parametrize("status", [Status.ARCHIVED, Status.DECLINED])
def test_what_can_only_be_read_keeps_its_name_and_rooms(as_person, anna, project, status):
    project.status = status
    project.save()

    response = edit(as_person(anna), project, name="Umbenannt")

    project.refresh_from_db()
    assert (response.status_code, project.name) == (403, "Reparaturtreff")
    page = as_person(anna).get(reverse("workspace:settings", args=[project.slug]))
    assert ("Name, Texte und Räume" in page.text, "id_summary" in page.text) == (True, False)
    assert "entschieden hat" not in page.text


@pytest.mark.parametrize("who", ["ben", "gesa"])
def test_others_cannot(as_person, project, who, request):
    client = as_person(request.getfixturevalue(who))

    assert edit(client, project, name="Gekapert").status_code == 403
    assert client.post(reverse("workspace:change_status", args=[project.slug]), {"status": "paused"}).status_code == 403
    project.refresh_from_db()
    assert (project.name, project.status) == ("Reparaturtreff", Status.ACTIVE)


def test_a_mistake_is_said_and_nothing_is_lost(as_person, anna, project):
    page = edit(as_person(anna), project, name="!!", needs="Sehr viel Mehl").content.decode()

    assert "Sehr viel Mehl" in page
    project.refresh_from_db()
    assert project.name == "Reparaturtreff"
    assert 'workspace-head__name"><a href="/arbeitsbereich/reparaturtreff/">Reparaturtreff</a>' in page


def test_a_room_is_switched_off_and_on(as_person, anna, project, attic):
    client = as_person(anna)

    edit(client, project)
    project.refresh_from_db()
    assert "attic" in project.rooms_off
    assert "Dachboden" not in client.get(project.workspace_url).content.decode()

    edit(client, project, open_rooms=["attic"])
    project.refresh_from_db()
    assert "attic" not in project.rooms_off
    assert "Dachboden" in client.get(project.workspace_url).content.decode()


def test_it_is_paused_goes_on_is_finished_and_archived(as_person, anna, project):
    client = as_person(anna)

    assert [stand(client, project, each) for each in ("paused", "active", "finished", "archived", "finished")] == [
        "paused", "active", "finished", "archived", "finished",
    ]  # fmt: skip


@pytest.mark.parametrize("status", ["requested", "declined", "archived"])
def test_what_does_not_follow_is_refused(as_person, anna, project, status):
    assert stand(as_person(anna), project, status) == Status.ACTIVE


def test_the_public_page_says_where_it_stands(as_person, anna, project, home_page):
    page = InitiativePageFactory(parent=InitiativeIndexPageFactory(parent=home_page), status="running")
    project.page = page
    project.save()

    stand(as_person(anna), project, "paused")

    page.refresh_from_db()
    assert (page.live, page.status) == (True, "paused")


def test_the_timeline_says_it_in_the_readers_language(as_person, anna, project):
    stand(as_person(anna), project, "paused")

    assert "Anna hat das Projekt auf „Pausiert“ gestellt" in as_person(anna).get(project.workspace_url).content.decode()
