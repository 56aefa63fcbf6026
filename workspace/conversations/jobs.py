"""The housekeeping of conversations."""

from portal.base.timer import daily, every
from workspace.conversations import tasks
from workspace.conversations.services import attending, writing


@daily(hour=4, minute=20)
def forget_what_was_deleted() -> None:
    writing.forget_deleted()
    attending.remove_what_nobody_reads()


@every(minutes=5)
def deliver_circulars_left_behind() -> None:
    tasks.deliver_what_is_left()
