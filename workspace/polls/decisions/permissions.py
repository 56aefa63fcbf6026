"""Who may do what with polls, in sentences. Which exist for whom at all says `Poll.objects.visible_to`."""

from typing import Any

from allauth.account.models import EmailAddress

from portal.regions.permissions import areas_of
from workspace.polls.decisions.models import Poll
from workspace.projects.models import Membership
from workspace.projects.permissions import may_comment, may_write

# Any, in this module: users and anonymous visitors.


def may_ask(membership: Membership) -> bool:
    """The people of the project: members and admins."""
    return may_write(membership)


def may_ask_everybody_for(membership: Membership) -> bool:
    """In the name of the project: whoever may write its news for everybody."""
    return may_ask(membership) and (membership.is_admin or not membership.project.only_admins_publish)


def may_ask_everybody(user: Any) -> bool:
    """Managers of a place, and portal admins."""
    return is_able(user) and (user.is_superuser or bool(areas_of(user)))


def may_ask_for_place(user: Any, municipality_id: int | None) -> bool:
    """In the name of this municipality; of the whole region every manager."""
    if not may_ask_everybody(user):
        return False
    return bool(user.is_superuser or municipality_id is None or municipality_id in (areas_of(user) or ()))


def may_vote(user: Any, poll: Poll) -> bool:
    """Of a project all its people, guests as well; of what everybody is asked, each person with a confirmed address."""
    if not is_able(user) or not poll.is_open:
        return False
    membership = membership_of(user, poll)
    if membership is not None:
        return may_comment(membership)
    return (
        poll.is_for_everybody
        and not (poll.project is not None and poll.project.is_closed)
        and Poll.objects.public().filter(pk=poll.pk).exists()
        and EmailAddress.objects.filter(user=user, verified=True).exists()
    )


def may_steer(user: Any, poll: Poll) -> bool:
    """Change, close, open and delete it: who has asked and still belongs there, and admins; of places their managers.

    So a poll whose author has left is in the hands of the admins.
    """
    if not is_able(user):
        return False
    if poll.project_id is None:
        return may_ask_for_place(user, poll.municipality_id) and (
            user.is_superuser or poll.municipality_id is not None or poll.created_by_id == user.pk
        )
    membership = membership_of(user, poll)
    if membership is None or not may_write(membership):
        return False
    return membership.is_admin or poll.created_by_id == user.pk


def may_add_option(user: Any, poll: Poll) -> bool:
    """Whoever may vote, where others may add some; who steers it anyway."""
    if not poll.has_options or not poll.is_open:
        return False
    return (poll.options_by_members and may_vote(user, poll)) or may_steer(user, poll)


def reads_words(user: Any, poll: Poll) -> bool:
    """What everybody has answered in words is for those who ask: nobody has looked at it before."""
    if not poll.is_for_everybody:
        return True
    return membership_of(user, poll) is not None or may_steer(user, poll)


def membership_of(user: Any, poll: Poll) -> Membership | None:
    if poll.project_id is None:
        return None
    return Membership.objects.of(user).select_related("project").filter(project=poll.project_id).first()


def is_able(user: Any) -> bool:
    return bool(user.is_authenticated and user.is_active)
