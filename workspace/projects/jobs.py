"""The projects' housekeeping."""

from portal.base.timer import daily
from workspace.projects.services import starting


@daily(hour=3, minute=40)
def forget_stale_starts() -> None:
    starting.forget_stale()
