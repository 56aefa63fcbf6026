"""What the clock does for calls."""

from initiatives.calls.services import answers, expiry
from portal.base.timer import daily


@daily(hour=0, minute=5)
def end_what_is_over() -> None:
    expiry.expire()


@daily(hour=8, minute=30)
def ask_whether_still_needed() -> None:
    expiry.ask_whether_still_needed()


@daily(hour=3, minute=40)
def forget_unconfirmed_answers() -> None:
    answers.forget_unconfirmed()
