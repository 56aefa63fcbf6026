from portal.base import jobs as housekeeping
from portal.base.timer import Job, build_scheduler, discover, run_job


def test_the_housekeeping_is_on_the_clock():
    planned = {job.id for job in build_scheduler().get_jobs()}

    assert planned == set(discover())
    assert f"{housekeeping.__name__}.publish_scheduled_pages" in planned


def test_a_job_that_fails_does_not_stop_the_clock(db, logged_errors):
    def fail():
        raise ValueError

    run_job(Job(name="fails", run=fail, trigger=None))

    assert logged_errors.pop() == "portal.base.timer: The job fails failed"


def test_every_housekeeping_job_runs(db, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

    housekeeping.publish_scheduled_pages()
    housekeeping.forget_ended_sessions()
    housekeeping.forget_finished_tasks()
