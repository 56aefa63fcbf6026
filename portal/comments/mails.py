"""The mails about comments: what each says."""

from enum import Enum
from typing import Any

from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.accounts.notices import Notice, full_url
from portal.activity.replying.replyables import reply_address
from portal.comments import by_mail
from portal.comments.commentables import commentable_of
from portal.comments.models import Comment
from portal.mailing.compose import Manner


class Reason(Enum):
    """Why somebody hears of a comment."""

    THEIRS = "theirs"
    ANSWERED = "answered"
    NAMED = "named"


def commented(  # Any: a row of whatever model
    comment: Comment, target: Any, reason: Reason, person: User, language: str
) -> Notice:
    names = {"name": str(comment.author), "title": commentable_of(target).title(target)}
    subject, because = {
        Reason.THEIRS: (
            _("%(name)s has commented on “%(title)s”"),
            _("You get this mail because it is yours."),
        ),
        Reason.ANSWERED: (
            _("%(name)s has answered you: “%(title)s”"),
            _("You get this mail because somebody has answered your comment."),
        ),
        Reason.NAMED: (
            _("%(name)s has named you: “%(title)s”"),
            _("You get this mail because somebody has named you in a comment."),
        ),
    }[reason]
    return Notice(
        subject=subject % names,
        sentences=[subject % names],
        quote=comment.text,
        url=full_url("comments:permalink", comment.pk, language=language),
        label=_("See the comment"),
        reason=because,
        manner=Manner(
            thread=f"comments-{comment.thread_id}",
            list_name="comments",
            reply_to=reply_address(by_mail.target_of(comment), person),
        ),
    )
