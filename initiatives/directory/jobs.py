"""What the clock does for the directory."""

from initiatives.directory import services
from portal.base.timer import daily


@daily(hour=3, minute=20)
def sweep() -> None:
    services.sweep()
