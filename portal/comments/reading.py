"""What a page shows of a thread: in a number of queries that does not grow with the comments."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Page, Paginator
from django.db import models

from portal.base.addresses import address
from portal.base.numbers import row_number
from portal.base.prepared import prepared
from portal.comments.choices import Order
from portal.comments.commentables import Commentable, commentable_of
from portal.comments.models import Comment, Support, Thread
from portal.comments.permissions import may_change, may_close, may_delete, may_write
from portal.comments.querysets import CommentQuerySet, shown_of_thread

COMMENTS_A_PAGE = 20
FEW = 60
"""So many comments are read at once, whatever of them the page shows."""
ORDER, PAGE = "kommentare", "kseite"
NOBODY = 0
_KEPT = "_thread_of_comments"


@dataclass(frozen=True)
class Shown:
    """A comment as this reader sees it."""

    comment: Comment
    may_change: bool
    may_delete: bool
    may_report: bool
    answers: "list[Shown]" = field(default_factory=list)


@dataclass(frozen=True)
class Discussion:
    kind: Commentable
    target: Any  # Any: a row of whatever model
    thread: Thread | None
    page_obj: "Page[Comment]"
    comments: list[Shown]
    order: Order
    may_write: bool
    may_close: bool

    @property
    def write_url(self) -> str:
        return address("comments:write", self.kind.name, self.target.pk)

    @property
    def count(self) -> int:
        return self.thread.comment_count if self.thread else 0

    @property
    def is_closed(self) -> bool:
        return self.thread is not None and self.thread.is_closed


def thread_of(target: models.Model, user: Any) -> Thread | None:  # Any: as in permissions
    """With `is_supported`, by this reader; kept on the row, that is for one page."""
    if not hasattr(target, _KEPT):
        content_type = ContentType.objects.get_for_model(target)
        threads = _about(content_type.pk, commentable_of(target).siblings(target), user.pk or NOBODY)
        setattr(target, _KEPT, threads[0] if threads else None)
    thread: Thread | None = getattr(target, _KEPT)
    return thread


@prepared
def _about(content_type: int, ids: list[int], reader: int) -> "models.QuerySet[Thread]":
    threads = Thread.objects.filter(content_type=content_type, object_id__in=ids)
    supports = Support.objects.filter(thread=models.OuterRef("pk"), user=reader)
    return threads.annotate(is_supported=models.Exists(supports)).order_by("pk")[:1]


def discussion_of(target: models.Model, user: Any, *, order: str, page: str) -> Discussion:  # Any: as in permissions
    """What there is to read about the thing, and what this reader may do."""
    kind = commentable_of(target)
    thread = thread_of(target, user)
    manages = may_close(user, kind, target)
    chosen = Order(order) if order in Order.values else Order.OLDEST
    page_obj, answers = _comments(thread, user, manages=manages, order=chosen, page=page)
    return Discussion(
        kind=kind,
        target=target,
        thread=thread,
        page_obj=page_obj,
        comments=[_shown(each, user, answers) for each in page_obj],
        order=chosen,
        may_write=may_write(user, kind, target, thread),
        may_close=manages,
    )


def comment_to_answer(asked: str) -> Comment | None:
    """The comment with this number in a form, if everybody can read it."""
    return Comment.objects.public().select_related("parent").filter(pk=row_number(asked)).first() if asked else None


def _comments(
    thread: Thread | None, user: Any, *, manages: bool, order: Order, page: str
) -> tuple["Page[Comment]", list[Comment]]:  # Any: as in permissions
    """Those of the first level on this page, and the answers to them."""
    if thread is None or (not thread.comment_count and not user.is_authenticated):
        return Paginator([], COMMENTS_A_PAGE).get_page(1), []
    if thread.comment_count <= FEW:
        whole = _first_said_in(thread.pk)
        if len(whole) <= FEW:  # else there are others, which few may see
            said = shown_of_thread(whole, user, manages=manages)
            top = [comment for comment in said if comment.parent_id is None]
            if order == Order.NEWEST:
                top.reverse()
            return Paginator(top, COMMENTS_A_PAGE).get_page(page), said
    rows = Comment.objects.filter(thread=thread).shown_to(user, manages=manages).with_names()
    page_obj = _page(_in_order(rows.top(), order), page)
    top = list(page_obj)
    return page_obj, list(rows.filter(parent__in=[comment.pk for comment in top])) if top else []


@prepared
def _first_said_in(thread: int) -> CommentQuerySet:
    rows = Comment.objects.filter(thread=thread).with_names()
    return rows.order_by("created_at", "pk")[: FEW + 1]


def _page(rows: CommentQuerySet, asked: str) -> "Page[Comment]":
    """On the first page, which nearly everybody reads, the database counts all rows in the query that reads some."""
    paginator = Paginator(rows, COMMENTS_A_PAGE)
    if asked not in ("", "1"):
        return paginator.get_page(asked)
    first = list(rows.annotate(of_all=models.Window(models.Count("pk")))[:COMMENTS_A_PAGE])
    paginator.count = first[0].of_all if first else 0
    return Page(first, 1, paginator)


def page_of(comment: Comment) -> int:
    """On which page, the oldest first, everybody finds the comment or the one that it answers."""
    top = comment.parent or comment
    before = Comment.objects.filter(thread=comment.thread).shown_to(AnonymousUser(), manages=False).top()
    earlier = models.Q(created_at__lt=top.created_at) | models.Q(created_at=top.created_at, pk__lt=top.pk)
    return before.filter(earlier).count() // COMMENTS_A_PAGE + 1


def _in_order(rows: CommentQuerySet, order: Order) -> CommentQuerySet:
    return rows.order_by("-created_at", "-pk") if order == Order.NEWEST else rows.order_by("created_at", "pk")


def _shown(comment: Comment, user: Any, answers: Iterable[Comment] = ()) -> Shown:  # Any: as in permissions
    return Shown(
        comment=comment,
        may_change=may_change(user, comment),
        may_delete=may_delete(user, comment),
        may_report=comment.is_visible and comment.author_id != getattr(user, "pk", None),
        answers=[_shown(each, user) for each in answers if each.parent_id == comment.pk],
    )
