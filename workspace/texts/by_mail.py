"""Comments on texts are answered by mail."""

from typing import Any

from portal.activity.replying import replyables
from workspace.projects.comments_by_mail import replyable
from workspace.projects.models import Membership
from workspace.texts.kinds import Commented
from workspace.texts.services import commenting


def _say(comment: Any, text: str, membership: Membership) -> None:  # Any: a comment of this room
    commenting.answer(thread=comment.thread, words=text, membership=membership)


def register() -> None:
    replyables.register(replyable(Commented(), _say))
