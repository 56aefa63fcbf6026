"""What stays of an answer once nobody needs to know whose it was: that somebody could come, or not."""

from collections.abc import Iterable

from workspace.polls.appointments.models import Participant
from workspace.projects.tokens import new_token


def release(people: Iterable[Participant]) -> None:
    """And no link leads there any more."""
    for row in people:
        row.user, row.name, row.email, row.comment, row.token = None, "", "", "", new_token()
        row.save(update_fields=["user", "name", "email", "comment", "token"])
