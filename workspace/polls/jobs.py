"""The room's clock, and its housekeeping."""

from portal.base.timer import daily, every
from workspace.polls.appointments.services import deleting
from workspace.polls.appointments.services import reminding as appointments
from workspace.polls.decisions.services import steering


@every(minutes=1)
def end_polls_that_are_due() -> None:
    steering.end_due()


@every(minutes=10)
def remind_of_polls() -> None:
    steering.remind()


@every(hours=1)
def remind_of_appointments() -> None:
    appointments.remind_before_the_end()


@daily(hour=4, minute=35)
def remove_deleted_appointments() -> None:
    deleting.purge()
