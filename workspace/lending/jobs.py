"""The clock of lending."""

from portal.base.timer import daily
from workspace.lending.services import housekeeping


@daily(hour=8, minute=5)
def remind_of_what_is_due() -> None:
    housekeeping.remind()


@daily(hour=4, minute=25)
def forget_old_loans() -> None:
    housekeeping.forget_old()
