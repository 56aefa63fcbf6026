"""An answer by mail to what was said inside of a project is said in the same place."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.activity.replying.replyables import Files, NotTakenError, Replyable
from portal.moderation.errors import ModerationError, RefusedError
from workspace.projects.comment_kinds import OfComment
from workspace.projects.models import Membership
from workspace.projects.permissions import may_comment

LONGEST = 2000

# Any, in this module: comments of a room, and their things.


def replyable(kind: OfComment, say: Callable[[Any, str, Membership], Any]) -> Replyable:
    """`say(comment, text, membership)` says it, by the room's service."""

    def may(user: User, comment: Any) -> bool:
        membership = _membership(user, kind.thing_of(comment))
        if membership is None or not may_comment(membership):
            return False
        return bool(kind.seen_by(user).filter(pk=comment.pk).exists())

    def reply(user: User, comment: Any, text: str, files: Files) -> None:
        membership = _membership(user, kind.thing_of(comment))
        if membership is None:
            raise NotTakenError(_("You do not belong to this project any more."))
        if len(text) > LONGEST:
            raise NotTakenError(_("A comment may have %(count)d letters.") % {"count": LONGEST})
        try:
            say(comment, text, membership)
        except (ModerationError, RefusedError) as problem:
            raise NotTakenError(str(problem)) from problem

    return Replyable(
        kind.replyable, resolve=lambda pk: kind.rows().filter(pk=pk).first(), may=may, reply=reply, title=kind.title
    )


def _membership(user: User, thing: Any) -> Membership | None:
    return Membership.objects.of(user).filter(project=thing.project_id).select_related("project", "user").first()
