"""Polls for everybody on the desk; of those inside of projects nothing gets there."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.moderation.kinds import Moderated
from workspace.polls.decisions.models import Poll
from workspace.polls.decisions.services import moderating


def text_of(poll: Poll) -> str:
    return "\n\n".join([poll.title, *([poll.text] if poll.text else []), *(str(each) for each in poll.options.all())])


def approve(poll: Poll, *, actor: User) -> None:
    moderating.let_through(poll=poll)


def refuse(poll: Poll, *, actor: User, reason: str) -> None:
    moderating.hide(poll=poll)


def hide(poll: Poll, *, actor: User | None) -> None:
    moderating.hide(poll=poll)


def show(poll: Poll, *, actor: User | None) -> None:
    moderating.show(poll=poll)


def municipality_of(poll: Poll) -> int | None:
    return poll.project.municipality_id if poll.project is not None else poll.municipality_id


def visible_to(user: Any) -> Any:  # Any: users and anonymous visitors; a queryset of polls
    """What can be reported."""
    return Poll.objects.public_to(user).select_related("project", "created_by")


POLLS = Moderated(
    name="umfrage",
    model=Poll,
    label=_("Poll"),
    title=str,
    text=text_of,
    url=lambda poll: poll.public_url,
    author=lambda poll: poll.created_by,
    municipality_id=municipality_of,
    visible_to=visible_to,
    hide=hide,
    show=show,
    is_hidden=lambda poll: poll.is_hidden,
    is_private=lambda poll: not poll.is_for_everybody,
    waits=lambda poll: poll.waits,
    approve=approve,
    refuse=refuse,
)
