"""Comments on posts are answered by mail."""

from typing import Any

from portal.activity.replying import replyables
from workspace.posts.kinds import Commented
from workspace.posts.services import commenting
from workspace.projects.comments_by_mail import replyable
from workspace.projects.models import Membership


def _say(comment: Any, text: str, membership: Membership) -> None:  # Any: a comment of this room
    commenting.comment(post=comment.post, text=text, membership=membership)


def register() -> None:
    replyables.register(replyable(Commented(), _say))
