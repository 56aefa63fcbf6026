"""The room's housekeeping."""

from portal.base.timer import daily
from workspace.discussions.services import deleting


@daily(hour=4, minute=20)
def remove_deleted_discussions() -> None:
    deleting.purge()
