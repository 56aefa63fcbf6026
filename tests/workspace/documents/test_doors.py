"""Who may what with files and folders: members write, guests read, strangers find nothing, closed is closed."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories.documents import FileFactory, FolderFactory, VersionFactory
from tests.factories.projects import InspectionFactory, ProjectFactory
from tests.factories.regions import ManagerFactory, MunicipalityFactory
from workspace.documents.models import Document, Folder, Version
from workspace.projects.choices import Status

READING = [("list", ""), ("folder", "f"), ("detail", "d"), ("download", "d"), ("preview", "d"), ("archive", "?")]
ASKING = [
    ("create_folder", ""),
    ("rename_folder", "f"),
    ("upload_plainly", ""),
    ("move", "?"),
    ("copy", "?"),
    ("tag", "?"),
    ("trash", ""),
    ("edit", "d"),
    ("add_version", "d"),
]
DOING = [
    ("create_folder", "", {"name": "Neu"}),
    ("rename_folder", "f", {"name": "Anders"}),
    ("choose", "", {"do": "delete", "d": "{d}", "f": "{f}"}),
    ("move", "?", {"to": ""}),
    ("copy", "?", {"to": ""}),
    ("tag", "?", {"add": "Neu"}),
    ("restore", "", {"d": "{gone}"}),
    ("edit", "d", {"name": "Anders.txt", "description": "", "tags": ""}),
    ("lock", "d", {}),
    ("restore_version", "d1", {}),
    ("delete_version", "d1", {}),
]


@pytest.fixture
def room(project, ben):
    """A folder with a file of two versions, and a file in the bin."""
    folder = FolderFactory(project=project, name="Fotos")
    document = FileFactory(project=project, folder=folder, name="Geheimplan.txt", created_by=ben)
    document.current = VersionFactory(document=document)
    document.save()
    gone = FileFactory(project=project, name="Weg.txt", deleted_at=timezone.now() - timedelta(days=1))
    return {"f": folder.pk, "d": document.pk, "gone": gone.pk}


def url_of(project, name, takes, room):
    pks = {"": [], "f": [room["f"]], "d": [room["d"]], "d1": [room["d"], 1], "?": []}[takes]
    url = reverse(f"workspace:documents:{name}", args=[project.slug, *pks])
    return f"{url}?d={room['d']}&f={room['f']}" if takes == "?" else url


def everything(client, project, room):
    """What each button and page answers."""
    answers = {name: client.get(url_of(project, name, takes, room)) for name, takes in ASKING}
    for name, takes, said in DOING:
        filled = {key: str(value).format(**room) for key, value in said.items()}
        answers[f"{name}, sent"] = client.post(url_of(project, name, takes, room), filled)
    return answers


def state():
    rows = [Document, Folder, Version]
    return [list(model.objects.order_by("pk").values()) for model in rows]


@pytest.mark.parametrize("who", ["clara", None])
def test_strangers_find_nothing(as_person, request, project, room, who):
    client = as_person(request.getfixturevalue(who) if who else None)
    before = state()

    answers = {**everything(client, project, room)}
    answers |= {f"{name}, read": client.get(url_of(project, name, takes, room)) for name, takes in READING}

    assert {answer.status_code for answer in answers.values()} == {404 if who else 302}
    assert not any("Geheimplan" in answer.text for answer in answers.values())
    assert state() == before


def test_nothing_of_another_project_is_there(as_person, anna, room):
    other = ProjectFactory(slug="anderes", admin=anna)
    client = as_person(anna)
    before = state()

    answers = everything(client, other, room)
    read = [client.get(url_of(other, name, takes, room)) for name, takes in READING]

    named = {name for name, takes, *_ in [*ASKING, *DOING] if takes in {"f", "d", "d1"}}
    assert {answers[name].status_code for name in answers if name.removesuffix(", sent") in named} == {404}
    assert not any("Geheimplan" in answer.text for answer in [*answers.values(), *read] if not answer.streaming)
    assert [rows for rows in state()[0] if rows["id"] == room["d"]] == [
        rows for rows in before[0] if rows["id"] == room["d"]
    ]


def test_guests_read_and_do_nothing_else(as_person, gesa, project, room):
    client = as_person(gesa)
    before = state()

    read = {name: client.get(url_of(project, name, takes, room)).status_code for name, takes in READING}
    refused = {name: answer.status_code for name, answer in everything(client, project, room).items()}

    assert set(read.values()) == {200}
    assert set(refused.values()) == {403}
    assert state() == before


def test_a_manager_who_looks_inside_only_reads(as_person, project, room):
    project.municipality = MunicipalityFactory()
    project.save()
    maren = ManagerFactory(municipalities=[project.municipality]).user
    InspectionFactory(project=project, manager=maren)
    client = as_person(maren)
    before = state()

    read = {name: client.get(url_of(project, name, takes, room)).status_code for name, takes in READING}
    refused = {name: answer.status_code for name, answer in everything(client, project, room).items()}

    assert set(read.values()) == {200}
    assert set(refused.values()) == {403}
    assert state() == before


@pytest.mark.parametrize("status", [Status.ARCHIVED, Status.DECLINED])
def test_a_closed_project_is_read_only(as_person, anna, project, room, status):
    project.status = status
    project.save()
    client = as_person(anna)
    before = state()

    read = {name: client.get(url_of(project, name, takes, room)).status_code for name, takes in READING}
    refused = {name: answer.status_code for name, answer in everything(client, project, room).items()}

    assert set(read.values()) == {200}
    assert set(refused.values()) == {403}
    assert state() == before


def test_switched_off_nothing_of_the_room_is_there(as_person, anna, project, room):
    project.rooms_off = ["documents"]
    project.save()
    client = as_person(anna)

    answers = {**everything(client, project, room)}
    answers |= {f"{name}, read": client.get(url_of(project, name, takes, room)) for name, takes in READING}

    assert {answer.status_code for answer in answers.values()} == {404}
    assert "Geheimplan" not in client.get(project.workspace_url).text


def test_the_latest_files_stand_on_the_home_of_the_project(as_person, gesa, project, room):
    page = as_person(gesa).get(project.workspace_url).text

    assert "Neueste Dateien" in page
    assert reverse("workspace:documents:detail", args=[project.slug, room["d"]]) in page
    assert "Weg.txt" not in page
