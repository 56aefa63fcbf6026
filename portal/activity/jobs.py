"""What the clock does for those who hear."""

from django.utils import timezone

from portal.activity import tasks
from portal.activity.fanning import left_behind
from portal.base.timer import every


@every(minutes=1)
def take_up_what_was_left_behind() -> None:
    """By workers that were killed while they told people."""
    for pk in left_behind(timezone.now()):
        tasks.fan_out.enqueue(pk)
