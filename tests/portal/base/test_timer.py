import logging

from portal.base import jobs as housekeeping
from portal.base.timer import Job, build_scheduler, discover, run_job


def test_the_housekeeping_is_on_the_clock():
    planned = {job.id for job in build_scheduler().get_jobs()}

    assert planned == set(discover())
    assert f"{housekeeping.__name__}.publish_scheduled_pages" in planned


def test_a_job_that_fails_does_not_stop_the_clock(db, caplog):
    def fail():
        raise ValueError

    with caplog.at_level(logging.ERROR):
        run_job(Job(name="fails", run=fail, trigger=None))

    assert [record.getMessage() for record in caplog.records] == ["The job fails failed"]


def test_every_housekeeping_job_runs(db, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

    housekeeping.publish_scheduled_pages()
    housekeeping.forget_ended_sessions()
    housekeeping.forget_finished_tasks()
