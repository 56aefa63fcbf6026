"""The texts' housekeeping."""

from portal.base.timer import daily
from workspace.texts.services import deleting


@daily(hour=4, minute=10)
def empty_the_bin() -> None:
    deleting.empty_the_bin()
