"""Comments on passages of a text: begun, answered, changed, taken back, resolved; everybody who has it open sees it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from portal.moderation.services.blocking import require_not_blocked
from workspace.projects.comment_kinds import tell
from workspace.projects.happenings import record
from workspace.projects.models import Happening, Membership
from workspace.projects.services import comments
from workspace.projects.services.holding import hold
from workspace.texts import kinds
from workspace.texts.announcing import tell_news
from workspace.texts.errors import TextError
from workspace.texts.models import Text, TextComment, Thread
from workspace.texts.permissions import may_change_words, may_resolve, may_take_back
from workspace.texts.querysets import HEAVY, KEY

MOST_OPEN = 200
MOST_ANSWERS = 100
TWICE_WITHIN = timedelta(minutes=2)
QUIET_FOR = timedelta(hours=1)
"""Several comments of one person on one text are one line of the timeline."""


@dataclass(frozen=True)
class Passage:
    """`first` and `last` as in `Thread`."""

    first: str
    last: str
    quote: str


WHOLE = Passage("", "", "")


@transaction.atomic
def begin(*, text: Text, membership: Membership, words: str, passage: Passage = WHOLE) -> TextComment:
    """The same once more within minutes is that one. Errors: BlockedError, ProjectError, TextError."""
    require_not_blocked(membership.user)
    now = _held(text, membership)
    same = now.threads.filter(first=passage.first, last=passage.last, quote=passage.quote)
    if twin := _twin_of(same, words, membership):
        return twin
    if now.threads.unresolved().count() >= MOST_OPEN:
        raise TextError.too_many_threads(MOST_OPEN)
    thread = now.threads.create(first=passage.first, last=passage.last, quote=passage.quote, begun_by=membership.user)
    said = comments.say(comments=thread.comments, text=words, membership=membership)
    _note(now, membership)
    _tell_of(said, now, membership)
    return said


@transaction.atomic
def answer(*, thread: Thread, membership: Membership, words: str) -> TextComment:
    """As in `begin`; one that is resolved has to be opened again. Errors: BlockedError, ProjectError, TextError."""
    require_not_blocked(membership.user)
    now = _thread(thread, membership)
    if twin := _twin_of([now.pk], words, membership):
        return twin
    if now.is_resolved:
        raise TextError.thread_resolved()
    if now.comments.count() > MOST_ANSWERS:
        raise TextError.too_many_answers(MOST_ANSWERS)
    said = comments.say(comments=now.comments, text=words, membership=membership)
    _tell_of(said, now.text, membership)
    return said


@transaction.atomic
def change(*, comment: TextComment, membership: Membership, words: str) -> None:
    """Errors: BlockedError, ProjectError, TextError, PermissionDenied."""
    require_not_blocked(membership.user)
    now = _comment(comment, membership)
    if not may_change_words(membership, now):
        raise PermissionDenied
    if now.text != words:
        now.text, now.edited_at = words, timezone.now()
        now.save(update_fields=["text", "edited_at"])
        _tell(now.thread.text)


@transaction.atomic
def take_back(*, comment: TextComment, membership: Membership) -> None:
    """With the last one the thread goes, too. Errors: ProjectError, TextError, PermissionDenied."""
    now = _comment(comment, membership)
    if not may_take_back(membership, now):
        raise PermissionDenied
    text = now.thread.text
    comments.take_back(comment=now, membership=membership)
    text.threads.empty().delete()
    _tell(text)


@transaction.atomic
def resolve(*, thread: Thread, membership: Membership, is_resolved: bool = True) -> None:
    """Or open it again; twice is once. Errors: BlockedError, ProjectError, TextError, PermissionDenied."""
    require_not_blocked(membership.user)
    now = _thread(thread, membership)
    if not may_resolve(membership, now):
        raise PermissionDenied
    if now.is_resolved == is_resolved:
        return
    now.resolved_at = timezone.now() if is_resolved else None
    now.resolved_by = membership.user if is_resolved else None
    now.save(update_fields=["resolved_at", "resolved_by"])
    _tell(now.text)


@transaction.atomic
def move(*, text: Text, membership: Membership, passages: Sequence[tuple[int, Passage]]) -> None:
    """Where passages are after somebody has broken their lines anew, as the window says in which that was done.

    Errors: BlockedError, ProjectError, TextError.
    """
    require_not_blocked(membership.user)
    now = _held(text, membership)
    moved = [
        now.threads.filter(pk=pk).exclude(quote="").update(first=passage.first, last=passage.last)
        for pk, passage in passages
    ]
    if any(moved):
        _tell(now)


@transaction.atomic
def take_back_all_of(*, user_id: int) -> None:
    """Before an account goes."""
    texts = set(TextComment.objects.filter(author=user_id).values_list("thread__text", flat=True))
    TextComment.objects.filter(author=user_id).delete()
    Thread.objects.empty().filter(text__in=texts).delete()
    for pk in texts:
        transaction.on_commit(partial(tell_news, pk, "comments"))


def _held(text: Text, membership: Membership) -> Text:
    """Under the project's lock."""
    project = hold(membership)
    now = Text.objects.kept().defer(*HEAVY).filter(pk=text.pk, project=project).first()
    if now is None:
        raise TextError.gone()
    now.project = project
    return now


def _thread(thread: Thread, membership: Membership) -> Thread:
    text = _held(thread.text, membership)
    now = text.threads.filter(pk=thread.pk).first()
    if now is None:
        raise TextError.thread_gone()
    now.text = text
    return now


def _comment(comment: TextComment, membership: Membership) -> TextComment:
    thread = _thread(comment.thread, membership)
    now = thread.comments.filter(pk=comment.pk).first()
    if now is None:
        raise TextError.thread_gone()
    now.thread = thread
    return now


def _twin_of(threads: Collection[int] | QuerySet[Thread], words: str, membership: Membership) -> TextComment | None:
    """Whoever presses twice, or sends again because no answer came, finds the first."""
    lately = TextComment.objects.filter(thread__in=threads, created_at__gte=timezone.now() - TWICE_WITHIN)
    return lately.filter(author=membership.user, text=words).first()


def _note(text: Text, membership: Membership) -> None:
    lately = Happening.objects.filter(at__gte=timezone.now() - QUIET_FOR, project=text.project, room=KEY)
    if not lately.filter(kind="text_commented", object_id=text.pk, actor=membership.user).exists():
        title = str(text)
        record(
            text.project,
            "text_commented",
            actor=membership.user,
            title=title,
            room=KEY,
            object_id=text.pk,
            is_told=False,
        )


def _tell(text: Text) -> None:
    """The windows in which it is open."""
    transaction.on_commit(partial(tell_news, text.pk, "comments"))


def _tell_of(said: TextComment, text: Text, membership: Membership) -> None:
    """Those, and whom it concerns."""
    _tell(text)
    tell(said, kinds.Named, kinds.Commented, thing=text, membership=membership)
