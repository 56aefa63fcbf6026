"""The room's clock."""

from portal.base.timer import every
from workspace.polls.decisions.services import steering


@every(minutes=1)
def end_polls_that_are_due() -> None:
    steering.end_due()


@every(minutes=10)
def remind_of_polls() -> None:
    steering.remind()
