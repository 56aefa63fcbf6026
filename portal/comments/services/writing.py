"""Writing, changing and deleting comments."""

from collections.abc import Sequence
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils import timezone, translation

from portal.accounts.models import User
from portal.comments import kinds
from portal.comments.choices import Status
from portal.comments.commentables import Commentable, commentable_of
from portal.comments.errors import CommentError
from portal.comments.models import Comment, CommentVersion, Thread
from portal.comments.permissions import may_change, may_delete, may_write
from portal.comments.rendering import rendered
from portal.comments.services.threads import count_anew, locked_thread
from portal.moderation.services.admission import admit
from portal.moderation.services.blocking import require_not_blocked
from portal.moderation.services.cases import close_case
from portal.moderation.whys import Why
from portal.regions.models import Municipality

TWICE_WITHIN = timedelta(minutes=2)


@transaction.atomic
def write(
    *, target: models.Model, text: str, parent: Comment | None, actor: User, doubts: Sequence[Why] = ()
) -> Comment:
    """An answer to an answer stands beside it: there are two levels. Moderation decides whether it is seen at once."""
    require_not_blocked(actor)
    kind = commentable_of(target)
    thread = locked_thread(target)
    if not may_write(actor, kind, target, thread):
        raise CommentError.closed()
    if parent is not None and (parent.thread_id != thread.pk or parent.status == Status.DELETED):
        raise CommentError.gone()
    top = (parent.parent or parent) if parent is not None else None
    twin = _twin_of(thread.pk, top.pk if top else None, text, actor)
    if twin is not None:
        return twin
    official = kind.speaks_officially(actor, target)
    comment = Comment.objects.create(
        thread=thread,
        parent=top,
        author=actor,
        text=text,
        html=rendered(text),
        language=translation.get_language() or "de",
        status=Status.WAITING,
        is_official=official,
        office=_office_of(kind, target) if official else "",
    )
    if admit(target=comment, text=text, actor=actor, language=comment.language, doubts=doubts):
        _publish(comment)
        kinds.said(comment, answered=parent)
    return comment


@transaction.atomic
def edit(*, comment: Comment, text: str, actor: User, doubts: Sequence[Why] = ()) -> Comment:
    """For a quarter of an hour; what it said before is kept."""
    require_not_blocked(actor)
    now = locked(comment)
    if now.author_id != actor.pk:
        raise PermissionDenied
    if not may_change(actor, now):
        raise CommentError.too_late()
    if now.text == text:
        return now
    CommentVersion.objects.create(comment=now, text=now.text, written_at=now.edited_at or now.created_at)
    now.text, now.html, now.edited_at = text, rendered(text), timezone.now()
    now.save(update_fields=["text", "html", "edited_at"])
    if now.status == Status.VISIBLE and not admit(
        target=now, text=text, actor=actor, language=now.language, again=True, doubts=doubts
    ):
        _set_status(now, Status.WAITING)
    return now


@transaction.atomic
def delete(*, comment: Comment, actor: User) -> None:
    """Its words are gone, also the earlier ones; where somebody has answered, its place says so."""
    now = locked(comment)
    if not may_delete(actor, now):
        raise PermissionDenied
    now.versions.all().delete()
    now.text, now.html = "", ""
    now.save(update_fields=["text", "html"])
    _set_status(now, Status.DELETED)
    close_case(target=now)


@transaction.atomic
def delete_all_of(*, user: User) -> None:
    """Before an account goes."""
    for comment in Comment.objects.by(user).exclude(status=Status.DELETED):
        delete(comment=comment, actor=user)


@transaction.atomic
def approve(*, comment: Comment, actor: User) -> None:
    """A manager lets it be seen; now those who take part hear of it."""
    now = locked(comment)
    if now.status in {Status.WAITING, Status.REFUSED}:
        _publish(now)
        if now.edited_at is None:
            kinds.said(now, answered=now.parent)


@transaction.atomic
def refuse(*, comment: Comment, actor: User, reason: str) -> None:
    _set_status(locked(comment), Status.REFUSED)


@transaction.atomic
def hide(*, comment: Comment, actor: User | None) -> None:
    _set_status(locked(comment), Status.HIDDEN)


@transaction.atomic
def show(*, comment: Comment, actor: User | None) -> None:
    _set_status(locked(comment), Status.VISIBLE)


def _publish(comment: Comment) -> None:
    """Its date is that of the first time."""
    if comment.edited_at is None:
        comment.created_at = timezone.now()
        comment.save(update_fields=["created_at"])
    _set_status(comment, Status.VISIBLE)


def _set_status(comment: Comment, status: Status) -> None:
    if comment.status == Status.DELETED:
        raise CommentError.gone()
    comment.status = status
    comment.save(update_fields=["status"])
    count_anew(comment.thread)


def locked(comment: Comment) -> Comment:
    """As it is now, with the lock of the thread in which it stands by now."""
    thread = Thread.objects.select_for_update().get(pk=comment.thread_id)
    now = Comment.objects.get(pk=comment.pk)
    if now.thread_id != thread.pk:
        return locked(now)
    now.thread = thread
    return now


def _twin_of(thread_id: int, parent_id: int | None, text: str, actor: User) -> Comment | None:
    """The same words of the same person a moment ago: the button was pressed twice."""
    since = timezone.now() - TWICE_WITHIN
    return (
        Comment.objects.by(actor).filter(thread=thread_id, parent=parent_id, text=text, created_at__gte=since).first()
    )


def _office_of(kind: Commentable, target: models.Model) -> str:
    """The municipality for which it is said; nothing where it concerns the whole region."""
    pk = kind.municipality_id(target)
    return Municipality.objects.filter(pk=pk).values_list("name", flat=True).first() or "" if pk else ""
