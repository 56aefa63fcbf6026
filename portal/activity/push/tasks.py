"""Push messages, in the background."""

from django_tasks import task


@task()
def push_due() -> None:
    from portal.activity.push import delivering  # noqa: PLC0415  # stands above what enqueues this

    delivering.deliver_due()
