"""Who may do what with an idea, in sentences."""

from typing import Any

from initiatives.ideas.choices import ALIVE, BEFORE_PUBLICATION, NEXT, Status
from initiatives.ideas.models import Idea
from portal.regions.permissions import areas_of, is_manager


def is_author(user: Any, idea: Idea) -> bool:  # Any, here and below: users and anonymous visitors
    return bool(user.is_authenticated and idea.author_id == user.pk)


def may_manage(user: Any, idea: Idea) -> bool:
    """The managers of its municipality; of the whole region every manager."""
    if not user.is_authenticated or not user.is_active:
        return False
    if user.is_superuser:
        return True
    return is_manager(user) and (idea.municipality_id is None or idea.municipality_id in (areas_of(user) or ()))


def may_inspect(user: Any, idea: Idea) -> bool:
    """In the admin; a draft is its author's business."""
    return may_manage(user, idea) and idea.status != Status.DRAFT


def may_edit(user: Any, idea: Idea) -> bool:
    """The author as long as it is not settled; once others stand behind it, each change leaves a trace."""
    open_to_change = idea.status in {*BEFORE_PUBLICATION, *ALIVE} and not idea.is_hidden and idea.merged_into_id is None
    return is_author(user, idea) and open_to_change


def may_correct(user: Any, idea: Idea) -> bool:
    """Managers change the words of others only with a trace, and the author hears of it."""
    return may_manage(user, idea) and not is_author(user, idea) and idea.status != Status.DRAFT


def may_submit(user: Any, idea: Idea) -> bool:
    return is_author(user, idea) and idea.status in {Status.DRAFT, Status.REFUSED} and not idea.is_hidden


def may_withdraw(user: Any, idea: Idea) -> bool:
    """What was submitted; a draft is deleted instead."""
    return is_author(user, idea) and idea.status in {Status.REVIEW, *ALIVE} and idea.merged_into_id is None


def may_delete(user: Any, idea: Idea) -> bool:
    """As long as nobody else has seen it; later it is withdrawn, because others have a part in it."""
    return is_author(user, idea) and idea.status in BEFORE_PUBLICATION and idea.published_at is None


def may_change_status(user: Any, idea: Idea) -> bool:
    """Answer, take up, decline and so on: see `choices.NEXT`."""
    return may_manage(user, idea) and idea.status in NEXT and idea.merged_into_id is None


def may_distinguish(user: Any, idea: Idea) -> bool:
    """One of the results of a campaign."""
    return idea.campaign_id is not None and idea.is_listed and may_manage(user, idea)


def may_help(user: Any, idea: Idea) -> bool:
    return bool(user.is_authenticated) and idea.is_alive


def may_start(user: Any, idea: Idea, *, helps: bool | None = None) -> bool:
    """Make a project of it: the author, and who said "I help", which the caller may know (`helps`)."""
    if not user.is_authenticated or not idea.is_alive:
        return False
    if helps is None:
        helps = idea.helpers.filter(user=user).exists()
    return helps or is_author(user, idea)
