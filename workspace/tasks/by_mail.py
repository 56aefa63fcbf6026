"""Comments on tasks are answered by mail."""

from typing import Any

from portal.activity.replying import replyables
from workspace.projects.comments_by_mail import replyable
from workspace.projects.models import Membership
from workspace.tasks.kinds import Commented
from workspace.tasks.services import parts


def _say(comment: Any, text: str, membership: Membership) -> None:  # Any: a comment of this room
    parts.comment(task=comment.task, text=text, membership=membership)


def register() -> None:
    replyables.register(replyable(Commented(), _say))
