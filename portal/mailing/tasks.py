"""Sending in the background, a few mails at a time, so that other tasks have their turn."""

from django_tasks import task

from portal.mailing.delivering import deliver

BEFORE_OTHERS = 50


@task()
def send_due() -> None:
    if deliver():
        send_due.enqueue()


def wake(*, urgent: bool) -> None:
    """Something was put in. What somebody waits for does not wait for other tasks."""
    (send_due.using(priority=BEFORE_OTHERS) if urgent else send_due).enqueue()
