"""A recurring task comes again when it is done: once."""

from datetime import date, timedelta
from functools import partial

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.factories.accounts import UserFactory
from tests.factories.projects import ProjectFactory
from tests.factories.tasks import ChecklistItemFactory, LabelFactory, TaskFactory, TaskLinkFactory, TaskListFactory
from tests.simultaneous import at_the_same_moment
from workspace.tasks.choices import Rhythm
from workspace.tasks.models import Task
from workspace.tasks.rhythms import next_date
from workspace.tasks.services import progress, writing


@pytest.mark.parametrize(
    ("rhythm", "first", "after", "coming"),
    [
        ("daily", date(2026, 3, 28), date(2026, 3, 28), date(2026, 3, 29)),
        ("weekly", date(2026, 11, 2), date(2026, 11, 2), date(2026, 11, 9)),
        ("weekly", date(2026, 11, 2), date(2026, 11, 26), date(2026, 11, 30)),
        ("fortnightly", date(2026, 11, 2), date(2026, 11, 9), date(2026, 11, 16)),
        ("monthly", date(2026, 1, 31), date(2026, 1, 31), date(2026, 2, 28)),
        ("monthly", date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31)),
        ("quarterly", date(2026, 11, 30), date(2026, 11, 30), date(2027, 2, 28)),
        ("yearly", date(2024, 2, 29), date(2024, 2, 29), date(2025, 2, 28)),
        ("yearly", date(2024, 2, 29), date(2027, 3, 1), date(2028, 2, 29)),
        ("daily", date(1926, 1, 1), date(2026, 1, 1), date(2026, 1, 2)),
        ("weekly", date(2026, 11, 30), date(2026, 11, 26), date(2026, 11, 30)),
    ],
)
def test_the_next_date_is_counted_from_the_first(rhythm, first, after, coming):
    assert next_date(first, rhythm, after) == coming


@pytest.fixture
def rubbish(project, anna, membership):
    today = timezone.localdate()
    task = TaskFactory(
        project=project,
        title="Müll rausbringen",
        list=TaskListFactory(project=project),
        labels=[LabelFactory(project=project)],
        assignees=[membership(anna)],
        due_on=today - timedelta(days=8),
        rhythm=Rhythm.WEEKLY,
    )
    ChecklistItemFactory(task=task, text="Tonnen trennen", is_done=True)
    TaskLinkFactory(task=task)
    return task


def test_done_it_comes_again_with_all_that_belongs_to_it(as_person, anna, rubbish, address):
    TaskFactory(project=rubbish.project, title="Danach")
    client = as_person(anna)
    for _press in range(2):
        client.post(address("set_status", rubbish), {"status": "done"})

    coming = Task.objects.get(follows=rubbish)
    assert (coming.title, coming.status, coming.list, coming.rhythm) == (rubbish.title, "open", rubbish.list, "weekly")
    assert coming.due_on == timezone.localdate() + timedelta(days=6)
    assert list(coming.assignees.all()) == list(rubbish.assignees.all())
    assert list(coming.labels.all()) == list(rubbish.labels.all())
    assert [(item.text, item.is_done) for item in coming.checklist.all()] == [("Tonnen trennen", False)]
    assert [link.url for link in coming.links.all()] == ["/ideen/"]
    assert [each.title for each in rubbish.project.tasks.all()] == ["Müll rausbringen", "Müll rausbringen", "Danach"]


def test_opened_and_done_again_it_does_not_come_twice(as_person, anna, rubbish, address):
    client = as_person(anna)
    for status in ("done", "open", "done"):
        client.post(address("set_status", rubbish), {"status": status})

    assert Task.objects.count() == 2


def test_done_by_a_slip_and_opened_again_the_next_one_goes(as_person, anna, rubbish, address):
    client = as_person(anna)
    for status in ("done", "open"):
        client.post(address("set_status", rubbish), {"status": status})

    assert list(Task.objects.all()) == [rubbish]


@pytest.mark.parametrize(
    "touch", ["ticked", "changed", "begun", "said", "taken", "linked", "sorted", "followed", "due"]
)
def test_the_next_one_stays_where_somebody_has_begun_with_it(as_person, anna, ben, membership, rubbish, address, touch):
    client = as_person(anna)
    client.post(address("set_status", rubbish), {"status": "done"})
    coming = Task.objects.get(follows=rubbish)
    if touch == "ticked":
        coming.checklist.update(is_done=True)
    elif touch == "changed":
        day = coming.due_on.isoformat()
        client.post(address("edit", coming), {"title": "Müll!", "due_on": day, "rhythm": "weekly"})
    elif touch == "begun":
        client.post(address("set_status", coming), {"status": "doing"})
    elif touch == "said":
        coming.comments.create(author=anna, text="Die Tonne ist kaputt.")
    elif touch == "linked":
        coming.links.update(url="https://example.org/")
    elif touch == "sorted":
        Task.objects.filter(pk=coming.pk).update(list=TaskListFactory(project=rubbish.project))
    elif touch == "followed":
        for status in ("done", "open"):
            client.post(address("set_status", coming), {"status": status})
            Task.objects.filter(follows=coming).update(title="Müll, aber leise", changed_at=timezone.now())
    elif touch == "due":
        Task.objects.filter(pk=coming.pk).update(due_on=timezone.localdate() - timedelta(days=1))
    else:
        writing.take_on(task=coming, membership=membership(ben))

    client.post(address("set_status", rubbish), {"status": "open"})

    assert Task.objects.filter(pk=coming.pk).exists()


def test_a_new_date_begins_a_new_series(as_person, anna, rubbish, address):
    day = timezone.localdate() + timedelta(days=3)
    client = as_person(anna)
    client.post(address("edit", rubbish), {"title": "Müll", "due_on": day.isoformat(), "rhythm": "weekly"})
    client.post(address("set_status", rubbish), {"status": "done"})

    assert Task.objects.get(follows=rubbish).due_on == day + timedelta(days=7)


def test_it_needs_a_date(as_person, anna, project, address):
    response = as_person(anna).post(address("create"), {"title": "Gießen", "rhythm": "daily"})

    assert "due_on" in response.context["form"].errors
    assert not Task.objects.exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        Task.objects.create(project=project, title="Gießen", rhythm="daily")


def test_pressed_by_two_at_once_it_comes_once(committed):
    project = ProjectFactory(members=[UserFactory(), UserFactory(), UserFactory()])
    task = TaskFactory(project=project, due_on=timezone.localdate(), rhythm=Rhythm.DAILY)
    members = list(project.memberships.select_related("user", "project"))

    failed = at_the_same_moment(
        [partial(progress.set_status, task=task, status="done", membership=each) for each in members]
    )

    assert failed == []
    assert project.tasks.filter(follows=task).count() == 1
    assert project.happenings.filter(kind="task_done").count() == 1
