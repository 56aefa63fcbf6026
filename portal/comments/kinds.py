"""Of which comments people hear: those in which they are named, and those on what is theirs or what they follow."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.activity.about_sayings import AboutSaying
from portal.activity.choices import Group, Pace, Reason
from portal.activity.events import happen
from portal.activity.models import Event, Follow
from portal.activity.replying.replyables import Target
from portal.comments.commentables import commentable_of
from portal.comments.mentions import mentioned_in
from portal.comments.models import Comment

# Any, in this module: users and anonymous visitors; rows of whatever model.


REPLYABLE = "comments"
"""As `by_mail` registers it."""


class OfComment(AboutSaying):
    group = Group.COMMENTS
    family = "comments"

    def seen_by(self, user: Any) -> Any:
        return Comment.objects.public()

    def rows(self) -> Any:
        rows = Comment.objects.public()
        return rows.select_related("author", "thread__content_type").prefetch_related("thread__target")

    def read(self, user: Any, ids: Iterable[int]) -> dict[int, Any]:
        """What is hidden or deleted nobody hears of; nor of comments on what they may not see."""
        comments = self.rows().in_bulk(set(ids))
        things: dict[type, dict[int, Any]] = defaultdict(dict)
        for comment in comments.values():
            target: Any = comment.thread.target
            if target is not None:
                things[type(target)][target.pk] = target
        seen = {model: _seen(user, rows) for model, rows in things.items()}
        return {
            pk: comment
            for pk, comment in comments.items()
            if (target := comment.thread.target) is not None and target.pk in seen[type(target)]
        }

    def settled_for(self, user: Any, events: Sequence[Event]) -> set[int]:
        """Whoever has said something there since has read it."""
        threads = {event.data["thread"] for event in events}
        said = Comment.objects.by(user).filter(thread__in=threads).values_list("thread", "created_at")
        return {event.pk for event in events if any(pk == event.data["thread"] and at > event.at for pk, at in said)}

    def url(self, event: Event, row: Any) -> str:
        return reverse("comments:permalink", args=[row.pk])

    def title(self, row: Any) -> str:
        return commentable_of(row.thread.target).title(row.thread.target) if row.thread.target is not None else ""

    def thread(self, event: Event) -> str:
        return f"comments-{event.data['thread']}"

    def reply_to(self, event: Event) -> Target:
        return Target(REPLYABLE, event.data["comment"])


class Named(OfComment):
    key = "comments.mention"
    label = gettext_lazy("Somebody names me in a comment")
    pace = Pace.AT_ONCE
    push = True

    def audience(self, event: Event) -> Iterable[tuple[int, Reason]]:
        comment = Comment.objects.public().filter(pk=event.data["comment"]).first()
        return [(person.pk, Reason.NAMED) for person in mentioned_in(comment)] if comment is not None else []

    def sentence(self, name: str, title: str) -> str:
        return _("%(name)s has named you: “%(title)s”") % {"name": name, "title": title}


class Commented(OfComment):
    key = "comments.comment"
    label = gettext_lazy("Comments on what is mine or what I follow, and answers")

    def audience(self, event: Event) -> Iterable[tuple[int, Reason]]:
        """But for those who are named in it, who hear of that."""
        comment = Comment.objects.public().filter(pk=event.data["comment"]).first()
        target: Any = comment.thread.target if comment is not None else None
        if comment is None or target is None:
            return
        named = {person.pk for person in mentioned_in(comment)}
        answered = Comment.objects.filter(pk=event.data["answered"], author__isnull=False).first()
        author = commentable_of(target).author(target)
        people = [(answered.author_id, Reason.ANSWERED)] if answered is not None and answered.author_id else []
        people += [(author.pk, Reason.THEIRS)] if author is not None else []
        people += [(pk, Reason.FOLLOWS) for pk in Follow.objects.of(target).values_list("user", flat=True)]
        yield from (each for each in people if each[0] not in named)

    def sentence(self, name: str, title: str) -> str:
        return _("%(name)s has commented on “%(title)s”") % {"name": name, "title": title}


def said(comment: Comment, *, answered: Comment | None) -> None:
    """Within the transaction in which it becomes visible to others."""
    target: Any = comment.thread.target
    data = {"comment": comment.pk, "thread": comment.thread_id, "answered": answered.pk if answered else 0}
    scope = commentable_of(target).scope(target)
    for kind in (Named, Commented):
        happen(kind.key, target=target, actor=comment.author, scope=scope, data=data)


def _seen(user: Any, rows: dict[int, Any]) -> set[int]:
    """One query; another one for each that somebody may see in translation only."""
    kind = commentable_of(next(iter(rows.values())))
    seen = set(kind.visible_to(user).filter(pk__in=list(rows)).values_list("pk", flat=True))
    return seen | {pk for pk in rows if pk not in seen and kind.as_seen_by(user, rows[pk]) is not None}
