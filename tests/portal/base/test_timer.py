from datetime import UTC, datetime, timedelta

import pytest
from apscheduler.triggers.cron import CronTrigger
from django.core.management import call_command
from django.utils import timezone

from portal.base import jobs as housekeeping
from portal.base import timer
from portal.base.management.commands import timer as command
from portal.base.models import DueJob
from portal.base.timer import Job, build_scheduler, discover, every, run_job
from tests.simultaneous import at_the_same_moment

NIGHT = datetime(2026, 11, 27, 2, 10, tzinfo=UTC)


@pytest.fixture
def kept_open(db, monkeypatch):
    """The transaction of the test stays the timer's, too."""
    monkeypatch.setattr(timer, "close_old_connections", lambda: None)


@pytest.fixture
def nightly():
    """A job of each night, and how often it ran."""
    runs = []
    trigger = CronTrigger(hour=2, minute=10, timezone="UTC")
    return Job(name="nightly", run=lambda: runs.append(1), trigger=trigger), runs


def at(monkeypatch, moment):
    monkeypatch.setattr(timer.timezone, "now", lambda: moment)


def test_the_housekeeping_is_on_the_clock():
    planned = {job.id for job in build_scheduler().get_jobs()}

    assert planned == set(discover())
    assert f"{housekeeping.__name__}.publish_scheduled_pages" in planned


def test_a_job_that_fails_does_not_stop_the_clock(kept_open, logged_errors):
    def fail():
        raise ValueError

    run_job(Job(name="fails", run=fail, trigger=CronTrigger(hour=2)))

    assert logged_errors.pop() == "portal.base.timer: The job fails failed"


def test_every_housekeeping_job_runs(db, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

    housekeeping.publish_scheduled_pages()
    housekeeping.forget_ended_sessions()
    housekeeping.forget_finished_tasks()


def test_of_two_timers_one_runs_a_job_whichever_clock_is_ahead(kept_open, nightly, monkeypatch):
    job, runs = nightly

    for seconds in (0, 2, 86_400, 86_399, 86_420, 172_800):
        at(monkeypatch, NIGHT + timedelta(seconds=seconds))
        run_job(job)

    assert len(runs) == 3
    assert DueJob.objects.get().due == NIGHT + timedelta(days=3)


def test_what_a_killed_timer_had_begun_is_made_up_for_once(kept_open, nightly, monkeypatch):
    job, runs = nightly
    monkeypatch.setitem(timer.jobs, job.name, job)
    DueJob.claim(job.name, now=NIGHT, following=NIGHT + timedelta(days=1))  # and then nothing more

    for minutes in (0, 1, 9, 12, 13, 60):
        at(monkeypatch, NIGHT + timedelta(minutes=minutes))
        timer.make_up_for_what_was_left()
        run_job(job)
        assert len(runs) == (minutes > 9)

    assert DueJob.objects.get().due == NIGHT + timedelta(days=1)


def test_who_comes_back_late_does_not_move_what_another_timer_has_begun_anew(kept_open, nightly):
    job, _runs = nightly
    tomorrow = NIGHT + timedelta(days=1)
    claimed = DueJob.claim(job.name, now=NIGHT, following=tomorrow)
    again = DueJob.claim(job.name, now=NIGHT + timedelta(minutes=11), following=tomorrow)

    DueJob.done(job.name, claimed=claimed, following=tomorrow)

    assert DueJob.objects.get().due == again < tomorrow


def test_a_job_that_fails_waits_for_its_next_turn(kept_open, monkeypatch, logged_errors):
    def fail():
        raise ValueError

    at(monkeypatch, NIGHT)
    run_job(Job(name="fails", run=fail, trigger=CronTrigger(hour=2, minute=10, timezone="UTC")))

    assert DueJob.objects.get().due == NIGHT + timedelta(days=1)
    assert logged_errors.pop() == "portal.base.timer: The job fails failed"


def test_timers_that_come_at_the_same_moment_do_not_both_run_it(committed, nightly):
    job, runs = nightly

    for _night in range(2):
        assert at_the_same_moment([lambda: run_job(job)] * 4) == []
        DueJob.objects.update(due=timezone.now())

    assert len(runs) == 2


def test_jobs_of_all_timers_are_due_at_the_same_moments():
    @every(hours=6)
    def each_six_hours():
        raise AssertionError

    trigger = timer.jobs.pop(f"{each_six_hours.__module__}.{each_six_hours.__qualname__}").trigger

    assert trigger.get_next_fire_time(None, NIGHT) == NIGHT.replace(hour=6, minute=0)


def test_what_was_due_while_no_timer_ran_is_made_up_for_at_the_start(db, monkeypatch):
    late, other = list(discover())[:2]
    DueJob.objects.create(name=late, due=timezone.now() - timedelta(hours=5))
    DueJob.objects.create(name=other, due=timezone.now() + timedelta(hours=5))
    built = []

    class Scheduler:
        def start(self):
            built.append(self)

    monkeypatch.setattr(command, "build_scheduler", lambda overdue: built.append(overdue) or Scheduler())
    monkeypatch.setattr(command.signal, "signal", lambda number, do: None)
    call_command("timer")

    at_once = [job.id for job in build_scheduler(built[0]).get_jobs() if getattr(job, "next_run_time", None)]
    assert at_once == [late]
