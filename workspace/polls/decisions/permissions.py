"""Who may do what with polls, in sentences. Which exist for whom at all says `Poll.objects.visible_to`."""

from collections.abc import Collection
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Standing:
    """How a person stands to a poll."""

    membership: Membership | None
    """In its project."""
    is_public: bool
    """Everybody can find it."""
    is_confirmed: bool
    """The person's address."""


def standings_of(user: Any, polls: Collection[Poll]) -> dict[int, Standing]:
    """To each of these; three queries, however many there are."""
    if not is_able(user):
        return {poll.pk: Standing(None, is_public=False, is_confirmed=False) for poll in polls}
    rows = Membership.objects.of(user).filter(project__in={poll.project_id for poll in polls if poll.project_id})
    memberships = {row.project_id: row for row in rows.select_related("project", "user")}
    asked = [poll.pk for poll in polls if poll.is_for_everybody]
    public = set(Poll.objects.public().filter(pk__in=asked).values_list("pk", flat=True)) if asked else set()
    is_confirmed = bool(asked) and EmailAddress.objects.filter(user=user, verified=True).exists()
    return {poll.pk: Standing(memberships.get(poll.project_id or 0), poll.pk in public, is_confirmed) for poll in polls}


def standing_of(user: Any, poll: Poll) -> Standing:
    return standings_of(user, [poll])[poll.pk]


def may_vote(user: Any, poll: Poll, standing: Standing | None = None) -> bool:
    """Of a project all its people, guests as well; of what everybody is asked, each person with a confirmed address."""
    if not is_able(user) or not poll.is_open:
        return False
    standing = standing or standing_of(user, poll)
    if standing.membership is not None:
        return may_comment(standing.membership)
    is_closed = poll.project is not None and poll.project.is_closed
    return standing.is_public and standing.is_confirmed and not is_closed


def may_steer(user: Any, poll: Poll, standing: Standing | None = None) -> bool:
    """Change, close, open and delete it: who has asked and still belongs there, and admins; of places their managers.

    So a poll whose author has left is in the hands of the admins.
    """
    if not is_able(user):
        return False
    if poll.project_id is None:
        is_theirs = poll.municipality_id is not None or poll.created_by_id == user.pk
        return may_ask_for_place(user, poll.municipality_id) and (user.is_superuser or is_theirs)
    membership = (standing or standing_of(user, poll)).membership
    if membership is None or not may_write(membership):
        return False
    return membership.is_admin or poll.created_by_id == user.pk


def may_add_option(user: Any, poll: Poll, standing: Standing | None = None) -> bool:
    """Whoever may vote, where others may add some; who steers it anyway."""
    if not poll.has_options or not poll.is_open:
        return False
    standing = standing or standing_of(user, poll)
    return (poll.options_by_members and may_vote(user, poll, standing)) or may_steer(user, poll, standing)


def reads_words(user: Any, poll: Poll, standing: Standing | None = None) -> bool:
    """What everybody has answered in words is for those who ask: nobody has looked at it before."""
    if not poll.is_for_everybody:
        return True
    standing = standing or standing_of(user, poll)
    return standing.membership is not None or may_steer(user, poll, standing)


def is_able(user: Any) -> bool:
    return bool(user.is_authenticated and user.is_active)
