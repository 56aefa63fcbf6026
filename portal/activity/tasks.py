"""Telling people, in the background."""

from django_tasks import task


@task()
def fan_out(event_id: int) -> None:
    from portal.activity import fanning  # noqa: PLC0415  # which is below what enqueues this

    fanning.fan_out(event_id)
