"""What the managers decide about a poll of a project that is for everybody; inside it stays where it is."""

from django.db import transaction

from workspace.polls.decisions.models import Poll
from workspace.polls.decisions.services import announcing


@transaction.atomic
def let_through(*, poll: Poll) -> None:
    """It looked like spam and is none."""
    _set(poll, waits=False)
    announcing.asked_everybody(poll)


@transaction.atomic
def hide(*, poll: Poll) -> None:
    """From everybody who does not belong to the project; nobody else votes any more."""
    _set(poll, waits=False, is_hidden=True)


@transaction.atomic
def show(*, poll: Poll) -> None:
    _set(poll, is_hidden=False)


def _set(poll: Poll, **values: bool) -> None:
    for name, value in values.items():
        setattr(poll, name, value)
    poll.save(update_fields=list(values))
    announcing.seen_outside(poll)
