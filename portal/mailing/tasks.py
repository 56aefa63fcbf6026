"""Sending in the background, a few mails at a time, so that other tasks have their turn."""

from django_tasks import task
from django_tasks_db.backend import DatabaseBackend
from django_tasks_db.models import DBTaskResult

from portal.mailing.delivering import deliver

BEFORE_OTHERS = 50


@task()
def send_due() -> None:
    if deliver():
        wake(urgent=False)


def wake(*, urgent: bool) -> None:
    """Something was put in. What somebody waits for does not wait for other tasks."""
    wanted = send_due.using(priority=BEFORE_OTHERS) if urgent else send_due
    if not _is_about_to_run(wanted.priority):
        wanted.enqueue()


def _is_about_to_run(priority: int) -> bool:
    """One that has not begun yet finds this mail, too: a thousand mails of a thousand transactions need no more."""
    if not isinstance(send_due.get_backend(), DatabaseBackend):
        return False
    return DBTaskResult.objects.ready().filter(task_path=send_due.module_path, priority__gte=priority).exists()
