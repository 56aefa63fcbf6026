"""Who may what with tasks: members write, guests read and comment, strangers find nothing, closed is closed."""

import pytest
from django.urls import reverse

from tests.factories.projects import ProjectFactory
from tests.factories.tasks import (
    ChecklistItemFactory,
    LabelFactory,
    TaskCommentFactory,
    TaskFactory,
    TaskLinkFactory,
    TaskListFactory,
)
from workspace.projects.choices import Status
from workspace.tasks.models import Task, TaskComment

PAGES = ["detail", "edit", "delete"]
BUTTONS = {
    "set_status": {"status": "done"},
    "move": {"status": "done"},
    "take_on": {},
    "add_item": {"text": "Vermieter anrufen"},
    "add_link": {"url": "/ideen/"},
    "delete": {},
    "edit": {"title": "Fremdes"},
}


def parts_of(task):
    """The addresses of what belongs to it, with what their buttons send."""
    return [
        ("change_item", ChecklistItemFactory(task=task), {"done": "1"}),
        ("remove_link", TaskLinkFactory(task=task), {}),
        ("delete_comment", TaskCommentFactory(task=task), {}),
    ]


def rows_of(task):
    now = Task.objects.get(pk=task.pk)
    parts = (now.checklist, now.links, now.comments, now.assignees)
    return now.status, now.title, [list(each.values_list("pk", flat=True)) for each in parts], now.checklist.first()


@pytest.mark.parametrize("who", ["clara", None])
def test_for_strangers_there_is_no_task(as_person, request, task, address, who):
    client = as_person(request.getfixturevalue(who) if who else None)
    expected = 404 if who else 302
    parts = parts_of(task)
    before = rows_of(task)

    pages = [client.get(address(name, task)) for name in PAGES]
    sent = [client.post(address(name, task), data) for name, data in BUTTONS.items()]
    sent += [client.post(address(name, task, part), data) for name, part, data in parts]
    sent.append(client.post(address("comment", task), {"text": "Hallo"}))

    assert {answer.status_code for answer in (*pages, *sent)} == {expected}
    assert not any(task.title in answer.content.decode() for answer in (*pages, *sent))
    assert rows_of(task) == before


def test_a_task_of_another_project_is_not_there(as_person, anna, task):
    other = ProjectFactory(slug="anderes", admin=anna)
    client = as_person(anna)
    parts = parts_of(task)

    def address(name, *things):
        return reverse(f"workspace:tasks:{name}", args=[other.slug, *(each.pk for each in things)])

    answers = [client.get(address(name, task)) for name in PAGES]
    answers += [client.post(address(name, task), data) for name, data in BUTTONS.items()]
    answers += [client.post(address(name, task, part), data) for name, part, data in parts]
    own = TaskFactory(project=other)
    answers += [client.post(address(name, own, part), data) for name, part, data in parts]
    answers.append(client.get(address("edit_list", TaskListFactory(project=task.project))))
    answers.append(client.get(address("edit_label", LabelFactory(project=task.project))))

    assert {answer.status_code for answer in answers} == {404}


def test_guests_read_and_comment_and_nothing_else(as_person, gesa, task, address):
    client = as_person(gesa)
    parts = parts_of(task)
    before = rows_of(task)

    assert task.title in client.get(address("list")).content.decode()
    assert task.title in client.get(address("detail", task)).content.decode()
    refused = [client.post(address(name, task), data) for name, data in BUTTONS.items()]
    refused += [client.post(address(name, task, part), data) for name, part, data in parts]
    refused += [client.get(address(name)) for name in ("create", "groups")]
    refused.append(client.post(address("quick_add"), {"title": "Neu"}))
    refused += [client.post(address(name), {"name": "Neu"}) for name in ("add_list", "add_label")]
    assert {answer.status_code for answer in refused} == {403}
    assert rows_of(task) == before

    client.post(address("comment", task), {"text": "Ich habe einen Schlüssel."})
    own = TaskComment.objects.get(author=gesa)
    assert own.text == "Ich habe einen Schlüssel."
    client.post(address("delete_comment", task, own))
    assert not TaskComment.objects.filter(author=gesa).exists()


def test_guests_see_no_button_that_would_be_refused(as_person, gesa, task, address):
    client = as_person(gesa)
    ChecklistItemFactory(task=task)
    page = (
        client.get(address("list")).content.decode() + client.get(address("list") + "?ansicht=tafel").content.decode()
    )
    page += client.get(address("detail", task)).content.decode()

    for name in ("set_status", "move", "take_on", "edit", "delete"):
        assert address(name, task) not in page
    assert address("comment", task) in page


@pytest.mark.parametrize("status", [Status.ARCHIVED, Status.DECLINED])
def test_a_closed_project_is_read_only(as_person, anna, project, task, address, status):
    project.status = status
    project.save()
    parts = parts_of(task)
    before = rows_of(task)
    client = as_person(anna)

    assert client.get(address("detail", task)).status_code == 200
    answers = [client.post(address(name, task), data) for name, data in BUTTONS.items()]
    answers += [client.post(address(name, task, part), data) for name, part, data in parts]
    answers.append(client.post(address("comment", task), {"text": "Noch etwas"}))

    assert {answer.status_code for answer in answers} == {403}
    assert rows_of(task) == before


def test_switched_off_nothing_of_the_room_is_there(as_person, anna, project, task, address, membership):
    project.rooms_off = ["tasks"]
    project.save()
    task.assignees.add(membership(anna))
    client = as_person(anna)

    assert client.get(address("detail", task)).status_code == 404
    assert task.title not in client.get(project.workspace_url).content.decode()
    assert task.title not in client.get(reverse("my_tasks:list")).content.decode()


def test_only_the_author_and_admins_delete_a_comment(as_person, anna, ben, task, address):
    of_anna, of_ben = TaskCommentFactory(task=task, author=anna), TaskCommentFactory(task=task, author=ben)

    assert as_person(ben).post(address("delete_comment", task, of_anna)).status_code == 403
    assert as_person(anna).post(address("delete_comment", task, of_ben)).status_code == 302
    assert list(TaskComment.objects.all()) == [of_anna]
