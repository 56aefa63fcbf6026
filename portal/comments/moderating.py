"""Comments on the desk."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.accounts.models import User
from portal.comments.choices import Status
from portal.comments.commentables import commentable_of
from portal.comments.models import Comment
from portal.comments.services import writing
from portal.moderation.kinds import Moderated


def title_of(comment: Comment) -> str:
    target = comment.thread.target
    about = commentable_of(target).title(target) if target is not None else ""
    return _("Comment on ‘%(title)s’") % {"title": about}


def municipality_id_of(comment: Comment) -> int | None:
    target = comment.thread.target
    return commentable_of(target).municipality_id(target) if target is not None else None


def visible_to(user: Any) -> Any:  # Any: users and anonymous visitors; a queryset of comments
    return Comment.objects.public().select_related("thread__content_type", "author")


def stands_where_seen_by(user: Any, comment: Comment) -> bool:  # Any: as above
    target = comment.thread.target
    return target is not None and commentable_of(target).as_seen_by(user, target) is not None


def lock(comment: Comment) -> Comment | None:
    """With its thread's lock, which comes before that of a case."""
    return writing.locked(comment) if Comment.objects.filter(pk=comment.pk).exists() else None


def approve(comment: Comment, *, actor: User) -> None:
    writing.approve(comment=comment, actor=actor)


def refuse(comment: Comment, *, actor: User, reason: str) -> None:
    writing.refuse(comment=comment, actor=actor, reason=reason)


def hide(comment: Comment, *, actor: User | None) -> None:
    writing.hide(comment=comment, actor=actor)


def show(comment: Comment, *, actor: User | None) -> None:
    writing.show(comment=comment, actor=actor)


COMMENTS = Moderated(
    name="kommentar",
    model=Comment,
    label=gettext_lazy("Comment"),
    title=title_of,
    text=lambda comment: comment.text,
    url=lambda comment: reverse("comments:permalink", args=[comment.pk]),
    author=lambda comment: comment.author,
    municipality_id=municipality_id_of,
    visible_to=visible_to,
    stands_where_seen_by=stands_where_seen_by,
    lock=lock,
    hide=hide,
    show=show,
    is_hidden=lambda comment: comment.status == Status.HIDDEN,
    is_private=lambda comment: comment.status == Status.DELETED,
    waits=lambda comment: comment.status == Status.WAITING,
    is_refused=lambda comment: comment.status == Status.REFUSED,
    approve=approve,
    refuse=refuse,
    review="review_comments",
)
