"""Mail, in the background. A task gets ids and reads what holds when it runs; what is gone meanwhile needs no mail."""

from collections.abc import Iterable
from functools import partial

from django_tasks import task

from portal.accounts import notices
from portal.accounts.models import User
from portal.accounts.notices import Recipient
from portal.comments.mentions import people_named_in
from workspace.texts import mails
from workspace.texts.models import TextComment
from workspace.texts.querysets import KEY


@task()
def tell_of_comment(comment_id: int) -> None:
    """Who is named, and who has said something there before; only those who belong to the project still."""
    rows = TextComment.objects.select_related("author", "thread__text__project")
    comment = rows.filter(pk=comment_id, thread__text__deleted_at__isnull=True).first()
    if comment is None or not comment.thread.text.project.has_room(KEY):
        return
    members = comment.thread.text.project.memberships.active().select_related("user")
    people = {each.user_id: each.user for each in members if each.user.is_active and each.user_id != comment.author_id}
    before = set(comment.thread.comments.filter(pk__lt=comment.pk).values_list("author_id", flat=True))
    reasons: dict[int, mails.Reason] = dict.fromkeys(before & people.keys(), mails.Reason.ANSWERED)
    named = people_named_in(comment.text, partial(_whose_name_begins_with, people.values()))
    reasons |= dict.fromkeys((each.pk for each in named), mails.Reason.NAMED)
    for pk, person in people.items():
        if pk in reasons:
            notices.send(Recipient.of(person), partial(mails.commented, comment, reasons[pk]))


def _whose_name_begins_with(people: Iterable[User], first: str) -> list[User]:
    return [each for each in people if each.name.casefold().startswith(first.casefold())]
