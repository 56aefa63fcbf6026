from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, TaskResultStatus

from portal.base import workers
from portal.base.jobs import begin_anew
from portal.base.management.commands import worker as command
from portal.base.models import WorkerSign
from portal.base.tasks import draw_picture


@pytest.fixture
def running(db, settings):
    """Tasks that some workers have begun."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

    def begin(*worker_ids, minutes=5):
        row = DBTaskResult.objects.get(pk=draw_picture.enqueue(0, "card").id)
        for worker in worker_ids:
            row.claim(worker)
        DBTaskResult.objects.filter(pk=row.pk).update(started_at=timezone.now() - timedelta(minutes=minutes))
        return row

    return begin


def state_of(row):
    row.refresh_from_db()
    return row.status


def test_what_a_killed_worker_was_doing_is_begun_anew_by_another(running):
    WorkerSign.give("lives")
    WorkerSign.objects.create(worker="gone", seen_at=timezone.now() - timedelta(minutes=2))
    goes_on, left, never_heard = running("lives", minutes=600), running("gone"), running("unknown")
    just_begun = running("other", minutes=0)

    begin_anew()

    assert [state_of(row) for row in (goes_on, left, never_heard, just_begun)] == [
        TaskResultStatus.RUNNING,
        TaskResultStatus.READY,
        TaskResultStatus.READY,
        TaskResultStatus.RUNNING,
    ]


def test_a_task_that_ends_its_workers_is_given_up(running, logged_errors):
    row = running("one", "two", "three")

    begun_anew = workers.begin_anew_what_was_left()

    assert begun_anew == 0
    assert state_of(row) == TaskResultStatus.FAILED
    assert logged_errors.pop() == (
        "portal.base.workers: The task portal.base.tasks.draw_picture was given up: 3 workers ended with it"
    )


def test_signs_of_workers_long_gone_are_forgotten(db):
    WorkerSign.objects.create(worker="old", seen_at=timezone.now() - 2 * workers.KEPT)
    WorkerSign.give("lives")

    workers.begin_anew_what_was_left()

    assert [str(sign) for sign in WorkerSign.objects.all()] == ["lives"]


def test_without_the_database_a_worker_waits_and_is_another_one_afterwards(monkeypatch):
    waited = []
    monkeypatch.setattr(command.time, "sleep", waited.append)

    class Worker:
        worker_id = "first"

        def run(self):
            raise OperationalError("away")

    worker = Worker()
    command.work(worker)

    assert waited == [command.SECONDS_WITHOUT_DATABASE]
    assert worker.worker_id != "first"
