"""Ideas on the desk."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from initiatives.ideas.choices import Status
from initiatives.ideas.models import Idea
from initiatives.ideas.services import life
from portal.accounts.models import User
from portal.moderation.kinds import Moderated


def text_of(idea: Idea) -> str:
    return "\n\n".join(part for part in (idea.text, idea.reason) if part)


def approve(idea: Idea, *, actor: User) -> None:
    life.publish(idea=idea, actor=actor, official=True)


def ask_back(idea: Idea, *, actor: User, reason: str) -> None:
    life.give_back(idea=idea, actor=actor, reason=reason)


def refuse(idea: Idea, *, actor: User, reason: str) -> None:
    life.refuse(idea=idea, actor=actor, reason=reason)


def hide(idea: Idea, *, actor: User | None) -> None:
    life.hide(idea=idea, actor=actor)


def show(idea: Idea, *, actor: User | None) -> None:
    life.unhide(idea=idea, actor=actor)


def _address(name: str) -> Any:  # Any: a function from an idea to its address
    return lambda idea: reverse(f"ideas:{name}", args=[idea.pk])


IDEAS = Moderated(
    name="idee",
    model=Idea,
    label=_("Idea"),
    title=str,
    text=text_of,
    url=lambda idea: idea.get_absolute_url(),
    author=lambda idea: idea.author,
    municipality_id=lambda idea: idea.municipality_id,
    visible_to=Idea.objects.visible_to,
    hide=hide,
    show=show,
    is_hidden=lambda idea: idea.is_hidden,
    is_private=lambda idea: idea.status == Status.DRAFT,
    waits=lambda idea: idea.status == Status.REVIEW,
    is_refused=lambda idea: idea.status == Status.REFUSED,
    review="review_ideas",
    approve=approve,
    ask_back=ask_back,
    refuse=refuse,
    edit_url=_address("edit"),
    merge_url=_address("merge"),
    answer_url=_address("change"),
)
