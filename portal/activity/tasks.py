"""Telling people, in the background."""

from django_tasks import task


@task()
def fan_out(event_id: int) -> None:
    from portal.activity import fanning  # noqa: PLC0415  # stands above what enqueues this

    fanning.fan_out(event_id)


@task()
def deliver_due() -> None:
    from portal.activity import delivery  # noqa: PLC0415  # as above

    delivery.deliver_due()
