"""The room's housekeeping."""

from portal.base.timer import daily
from workspace.posts.services import writing


@daily(hour=4, minute=10)
def remove_deleted_posts() -> None:
    writing.purge()
