"""Who may do what with comments, in sentences."""

from typing import Any

from portal.comments.choices import Status
from portal.comments.commentables import Commentable
from portal.comments.models import Comment, Thread

# Any, in this module: users and anonymous visitors, and rows of whatever model is commented on.


def may_write(user: Any, kind: Commentable, target: Any, thread: Thread | None) -> bool:
    """Everybody with an account, as long as it is open; who speaks officially has the last word."""
    if not user.is_authenticated:
        return False
    closed = thread is not None and thread.is_closed
    return kind.is_open(target) and (not closed or kind.speaks_officially(user, target))


def may_support(user: Any, kind: Commentable, target: Any) -> bool:
    return bool(user.is_authenticated) and kind.takes_support(target)


def may_change(user: Any, comment: Comment) -> bool:
    return bool(user.is_authenticated and comment.author_id == user.pk and comment.can_be_changed)


def may_delete(user: Any, comment: Comment) -> bool:
    theirs = user.is_authenticated and comment.author_id == user.pk
    return bool(theirs and comment.status != Status.DELETED)


def may_close(user: Any, kind: Commentable, target: Any) -> bool:
    return bool(user.is_authenticated) and kind.speaks_officially(user, target)
