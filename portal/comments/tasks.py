"""Mail, in the background. A task gets ids and reads what holds when it runs; what is gone meanwhile needs no mail."""

from functools import partial

from django_tasks import task

from portal.accounts import notices
from portal.accounts.models import User
from portal.accounts.notices import Recipient
from portal.comments import mails
from portal.comments.commentables import commentable_of
from portal.comments.mentions import mentioned_in
from portal.comments.models import Comment


@task()
def tell_of_comment(comment_id: int, answered_id: int | None) -> None:
    """Who is named, who is answered, and whose thing it is: each gets one mail, for the nearest of these reasons."""
    comment = Comment.objects.public().select_related("author", "thread__content_type").filter(pk=comment_id).first()
    target = comment.thread.target if comment is not None else None
    if comment is None or target is None:
        return
    kind = commentable_of(target)
    reasons: dict[User, mails.Reason] = {}
    author = kind.author(target)
    if author is not None:
        reasons[author] = mails.Reason.THEIRS
    answered = Comment.objects.select_related("author").filter(pk=answered_id).first() if answered_id else None
    if answered is not None and answered.author is not None:
        reasons[answered.author] = mails.Reason.ANSWERED
    reasons |= dict.fromkeys(mentioned_in(comment), mails.Reason.NAMED)
    for person, reason in reasons.items():
        may_read = person.is_active and kind.visible_to(person).filter(pk=target.pk).exists()
        if may_read and person.pk != comment.author_id:
            notices.send(Recipient.of(person), partial(mails.commented, comment, target, reason, person))
