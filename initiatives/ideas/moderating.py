"""Ideas on the desk."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from initiatives.ideas.choices import NEXT, Status
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


def pictures_of(idea: Idea) -> list[Any]:  # Any: portal_base.PortalImage
    return [each.image for each in idea.pictures.select_related("image")]


def answer_url(idea: Idea) -> str:
    """Nothing as long as there is nothing to answer: then its page says 403."""
    answers = idea.status in NEXT and idea.merged_into_id is None
    return reverse("ideas:change", args=[idea.pk]) if answers else ""


def merge_url(idea: Idea) -> str:
    return reverse("ideas:merge", args=[idea.pk]) if idea.merged_into_id is None else ""


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
    edit_url=lambda idea: reverse("ideas:edit", args=[idea.pk]),
    merge_url=merge_url,
    answer_url=answer_url,
    pictures=pictures_of,
)
