"""An answer by mail to a comment is a comment that answers it."""

from typing import Any

from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.activity.replying import replyables
from portal.activity.replying.replyables import Files, NotTakenError, Replyable
from portal.comments.commentables import commentable_of
from portal.comments.kinds import REPLYABLE
from portal.comments.models import Comment
from portal.comments.models.comments import LONGEST
from portal.comments.permissions import may_write
from portal.comments.services import writing
from portal.moderation.errors import ModerationError, RefusedError


def _resolve(pk: int) -> Comment | None:
    return Comment.objects.public().select_related("thread__content_type", "parent").filter(pk=pk).first()


def _about(user: User, comment: Comment) -> Any:  # Any: a row of whatever model
    """The thing, if this person may see it."""
    target = comment.thread.target
    return commentable_of(target).as_seen_by(user, target) if target is not None else None


def _may(user: User, comment: Comment) -> bool:
    target = _about(user, comment)
    return target is not None and may_write(user, commentable_of(target), target, comment.thread)


def _reply(user: User, comment: Comment, text: str, files: Files) -> None:
    if len(text) > LONGEST:
        raise NotTakenError(_("A comment may have %(count)d letters.") % {"count": LONGEST})
    target: Any = comment.thread.target  # Any: a row of whatever model
    try:
        writing.write(target=target, text=text, parent=comment, actor=user)
    except (RefusedError, ModerationError) as problem:
        raise NotTakenError(str(problem)) from problem


def _title(comment: Comment) -> str:
    target: Any = comment.thread.target  # Any: as above
    return commentable_of(target).title(target)


def register() -> None:
    replyables.register(Replyable(REPLYABLE, resolve=_resolve, may=_may, reply=_reply, title=_title))
