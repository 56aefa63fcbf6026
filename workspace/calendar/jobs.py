"""What the clock does for the calendar."""

from portal.base.timer import every
from workspace.calendar import layer
from workspace.calendar.ical import importing, undoing
from workspace.calendar.services import reminding


@every(minutes=5)
def remind_of_dates() -> None:
    reminding.remind()


@every(minutes=15)
def fill_free_places() -> None:
    reminding.fill_places()


@every(minutes=15)
def show_the_next_date() -> None:
    layer.go_on()


@every(hours=1)
def forget_uploaded_calendars() -> None:
    importing.forget_old_ones()
    undoing.forget_old_ones()
