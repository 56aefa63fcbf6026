"""What is said about a text, as its page shows it, and to whom."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from pycrdt import Doc

from portal.base.prepared import prepared
from portal.base.together import Asking
from workspace.projects.models import Membership
from workspace.texts.document.passages import Passage, marked
from workspace.texts.document.tree import Node
from workspace.texts.forms.comments import ThreadForm
from workspace.texts.models import Text, TextComment, Thread
from workspace.texts.permissions import may_change_words, may_comment_on, may_resolve, may_take_back

MOST_RESOLVED = 100
"""The newest; what was resolved long ago is looked for by nobody."""


@dataclass(frozen=True)
class Said:
    comment: TextComment
    may_change: bool
    may_take_back: bool


@dataclass(frozen=True)
class Talk:
    thread: Thread
    number: int
    said: Sequence[Said]
    may_answer: bool
    may_resolve: bool
    is_there: bool
    """Its passage, as far as the server knows."""


@dataclass(frozen=True)
class Rejected:
    """What was sent and cannot be said so; `thread` is empty for a new one."""

    form: ThreadForm
    thread: Thread | None = None


@dataclass(frozen=True)
class Talks:
    open: Sequence[Talk]
    resolved: Sequence[Talk]
    may_comment: bool
    rejected: Rejected | None = None

    @property
    def numbers(self) -> dict[int, int]:
        """Of the open ones, as they stand in the text."""
        return {talk.thread.pk: talk.number for talk in self.open}


def threads_of(text: Text) -> Asking[tuple[list[Thread], list[Thread]]]:
    """Open, the oldest first, and resolved, the last one first."""
    still_open, resolved = yield [_still_open.question(text.pk), _resolved.question(text.pk)]
    return still_open, resolved


@prepared
def _still_open(text: int) -> "QuerySet[Thread]":
    return Thread.objects.filter(text=text).unresolved()


@prepared
def _resolved(text: int) -> "QuerySet[Thread]":
    rows = Thread.objects.filter(text=text).resolved().select_related("resolved_by")
    rows = rows.only("text", "quote", "first", "last", "begun_by", "resolved_at", "resolved_by__name")
    return rows.order_by("-resolved_at")[:MOST_RESOLVED]


@prepared
def _comments_in(threads: Sequence[int]) -> "QuerySet[TextComment]":
    rows = TextComment.objects.filter(thread__in=threads).select_related("author")
    return rows.only("text", "created_at", "edited_at", "thread", "author__name")


def talks_of(
    text: Text,
    membership: Membership,
    threads: tuple[list[Thread], list[Thread]],
    there: Collection[int] | None = None,
    rejected: Rejected | None = None,
) -> Talks:
    """With what was said in them, in one query.

    `there` are the passages that were found; None where that is for the editor to say.
    """
    number = 0
    said = defaultdict(list)
    for comment in _comments_in([thread.pk for each in threads for thread in each]):
        said[comment.thread_id].append(comment)
    shown: list[list[Talk]] = []
    for each in threads:
        shown.append([])
        for thread in each:
            number += 1
            thread.text = text
            shown[-1].append(_talk(thread, said[thread.pk], membership, number, there))
    return Talks(shown[0], shown[1], may_comment_on(membership, text), rejected)


def written_with(doc: Doc, threads: Sequence[Thread]) -> tuple[Node, frozenset[int]]:
    """The text with the passages of these marked, and which of them are there. Uses up `doc`."""
    return marked(doc, [Passage(each.pk, each.first, each.last, each.quote) for each in threads if each.quote])


def _talk(
    thread: Thread,
    said: Sequence[TextComment],
    membership: Membership,
    number: int,
    there: Collection[int] | None,
) -> Talk:
    for comment in said:
        comment.thread = thread
    return Talk(
        thread=thread,
        number=number,
        said=[Said(each, may_change_words(membership, each), may_take_back(membership, each)) for each in said],
        may_answer=may_comment_on(membership, thread.text) and not thread.is_resolved,
        may_resolve=may_resolve(membership, thread),
        is_there=there is None or not thread.quote or thread.pk in there,
    )
