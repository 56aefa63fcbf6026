"""The projects' housekeeping, and the baton."""

from portal.base.timer import daily, every
from workspace.projects.services import baton, deleting, inspecting, inviting, starting


@every(minutes=10)
def end_inspections() -> None:
    inspecting.end_due()


@daily(hour=3, minute=40)
def forget_stale_starts() -> None:
    starting.forget_stale()


@daily(hour=3, minute=50)
def forget_old_invitations() -> None:
    inviting.forget_old()


@daily(hour=4, minute=0)
def delete_projects() -> None:
    deleting.delete_due()


@daily(hour=9, minute=10)
def pass_the_baton() -> None:
    """First those who were asked a month ago, so that nobody is asked and put to rest on the same day."""
    baton.let_the_unanswered_rest()
    baton.ask_the_silent()
