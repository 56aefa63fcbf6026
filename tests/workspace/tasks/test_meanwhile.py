"""What somebody else has changed between reading a page and pressing its button."""

import pytest
from django.urls import reverse

from tests.factories.tasks import LabelFactory, TaskFactory, TaskListFactory
from workspace.projects.errors import ProjectError
from workspace.projects.services.leaving import leave
from workspace.tasks.models import Task
from workspace.tasks.services import parts, progress, writing


def test_what_has_gone_since_the_form_was_read_is_left_out(project, anna, ben, task, membership):
    row, label, leaver = TaskListFactory(project=project), LabelFactory(project=project), membership(ben)
    answers = {"title": "Antrag", "list": row, "labels": [label], "assignees": [leaver, membership(anna)]}
    leave(membership=membership(ben))
    for each in (row, label):
        type(each).objects.filter(pk=each.pk).delete()

    made = writing.create(membership=membership(anna), answers=answers)
    writing.edit(task=task, membership=membership(anna), answers=answers)
    progress.move(task=task, membership=membership(anna), into=row)

    for each in Task.objects.filter(pk__in=[made.pk, task.pk]):
        assert (each.list, list(each.labels.all()), list(each.assignees.all())) == (None, [], [membership(anna)])


def test_who_was_taken_out_meanwhile_changes_nothing(project, ben, task, membership):
    own = membership(ben)
    own.project.memberships.filter(pk=own.pk).delete()

    with pytest.raises(ProjectError):
        progress.set_status(task=task, status="done", membership=own)
    with pytest.raises(ProjectError):
        writing.take_on(task=task, membership=own)
    task.refresh_from_db()
    assert (task.status, task.assignees.count()) == ("open", 0)


def test_a_project_that_was_closed_meanwhile_stays_as_it_is(project, ben, task, membership):
    own = membership(ben)
    project.status = "archived"
    project.save()

    with pytest.raises(ProjectError):
        writing.add_quickly(membership=own, title="Neu", list=None)
    with pytest.raises(ProjectError):
        parts.comment(task=task, text="Noch etwas", membership=own)
    assert list(Task.objects.all()) == [task]


def test_a_task_that_was_deleted_meanwhile_says_so(ben, task, membership):
    Task.objects.filter(pk=task.pk).delete()
    for change in (
        lambda: progress.set_status(task=task, status="done", membership=membership(ben)),
        lambda: parts.add_item(task=task, text="Schritt", membership=membership(ben)),
    ):
        with pytest.raises(ProjectError, match="inzwischen jemand gelöscht"):
            change()


def test_the_pages_that_ask_say_what_stays_behind(as_person, anna, ben, project, membership):
    TaskFactory.create_batch(2, project=project, assignees=[membership(ben)])
    said = "2 offene Aufgaben sind zugeteilt"

    assert said in as_person(ben).get(reverse("workspace:leave", args=[project.slug])).content.decode()
    removal = reverse("workspace:remove_person", args=[project.slug, membership(ben).pk])
    assert said in as_person(anna).get(removal).content.decode()

    as_person(anna).post(removal)
    assert not Task.objects.filter(assignees__isnull=False).exists()
    assert Task.objects.count() == 2
