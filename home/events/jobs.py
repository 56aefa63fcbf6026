"""What the clock does for the events."""

from home.events import layer
from portal.base.timer import every


@every(minutes=15)
def show_the_next_date() -> None:
    layer.go_on()
