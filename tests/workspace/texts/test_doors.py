"""Who may what with texts: members write, guests read, strangers find nothing, closed is closed."""

import pytest
from django.urls import reverse

from portal.live import codes
from tests.factories.projects import ProjectFactory
from workspace.projects.choices import Status
from workspace.projects.services import inspecting, reporting
from workspace.texts.live.access import Asked, access_to
from workspace.texts.models import Text

PAGES = ["detail", "rename", "delete"]
BUTTONS = {"rename": {"title": "Fremdes"}, "finish": {}, "delete": {}, "restore": {}}


def row_of(text):
    now = Text.objects.get(pk=text.pk)
    return now.title, now.finished_at, now.deleted_at


@pytest.mark.parametrize("who", ["clara", None])
def test_for_strangers_there_is_no_text(as_person, request, text, address, who):
    client = as_person(request.getfixturevalue(who) if who else None)
    before = row_of(text)

    answers = [client.get(address(name, text)) for name in PAGES]
    answers += [client.post(address(name, text), data) for name, data in BUTTONS.items()]

    assert {answer.status_code for answer in answers} == {404 if who else 302}
    assert not any(text.title in answer.content.decode() for answer in answers)
    assert row_of(text) == before


def test_a_text_of_another_project_is_not_there(as_person, anna, text):
    other = ProjectFactory(slug="anderes", admin=anna)
    client = as_person(anna)

    def address(name):
        return reverse(f"workspace:texts:{name}", args=[other.slug, text.pk])

    answers = [client.get(address(name)) for name in PAGES]
    answers += [client.post(address(name), data) for name, data in BUTTONS.items()]

    assert {answer.status_code for answer in answers} == {404}


def test_guests_read_and_nothing_else(as_person, gesa, text, address):
    client = as_person(gesa)
    before = row_of(text)

    read = client.get(address("list")).text + client.get(address("detail", text)).text
    refused = [client.post(address(name, text), data) for name, data in BUTTONS.items()]
    refused += [client.get(address("create")), client.get(address("bin")), client.post(address("create"), {})]

    assert "Satzung" in read
    assert "Zweck des Vereins" in read
    assert {answer.status_code for answer in refused} == {403}
    assert row_of(text) == before
    assert Text.objects.count() == 1
    for name in ("rename", "finish", "delete", "restore"):
        assert address(name, text) not in read


@pytest.mark.parametrize("status", [Status.ARCHIVED, Status.DECLINED])
def test_a_closed_project_is_read_only(as_person, anna, project, text, address, status):
    project.status = status
    project.save()
    before = row_of(text)
    client = as_person(anna)

    assert client.get(address("detail", text)).status_code == 200
    answers = [client.post(address(name, text), data) for name, data in BUTTONS.items()]

    assert {answer.status_code for answer in answers} == {403}
    assert row_of(text) == before


def test_switched_off_nothing_of_the_room_is_there(as_person, anna, project, text, address):
    project.rooms_off = ["texts"]
    project.save()
    client = as_person(anna)

    assert client.get(address("detail", text)).status_code == 404
    assert text.title not in client.get(project.workspace_url).text


def test_a_manager_who_looks_inside_reads_and_changes_nothing(as_person, ben, maren, project, text, address, kiel):
    """After a report. What is written is in the page: for them there is no editor, and no socket."""
    project.municipality = kiel
    project.save()
    client = as_person(maren)
    assert client.get(address("detail", text)).status_code == 404
    reporting.report(membership=project.memberships.get(user=ben), reason="insult", text="In den Texten.")
    inspecting.enter(project=project, reason="Jemand hat eine Beleidigung in den Texten gemeldet.", actor=maren)
    before = row_of(text)

    page = client.get(address("detail", text)).text
    reading = [client.get(address("list")).status_code]
    reading += [client.get(address(name, text)).status_code for name in ("history", "take_along")]
    changing = [client.get(address(name, text)).status_code for name in ("rename", "delete", "plain_form", "add")]
    changing += [client.post(address(name, text), data).status_code for name, data in BUTTONS.items()]
    socket = access_to([Asked(client.session.session_key, text.pk, project.slug)])[0]

    assert "Zweck des Vereins" in page
    assert "data-text-editor" not in page
    assert reading == [200, 200, 200]
    assert set(changing) == {403}
    assert row_of(text) == before
    assert socket.code == codes.NO_ACCESS
