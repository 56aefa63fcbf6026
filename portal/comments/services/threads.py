"""The thread of a thing, its lock and its numbers."""

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils import timezone

from portal.accounts.models import User
from portal.comments.choices import Status
from portal.comments.commentables import commentable_of
from portal.comments.models import Comment, Support, Thread
from portal.comments.permissions import may_close


def locked_thread(target: models.Model) -> Thread:
    """The thread of this thing, whichever translation carries it; made where there is none, held by the transaction."""
    kind = commentable_of(target)
    found = Thread.objects.about_any(type(target), kind.siblings(target)).order_by("pk").values_list("pk", flat=True)
    pk = found.first()
    if pk is None:
        content_type, object_id = ContentType.objects.get_for_model(target), kind.original(target).pk
        Thread.objects.bulk_create(
            [Thread(content_type=content_type, object_id=object_id)], ignore_conflicts=True
        )  # of two who come first both go on
        pk = found.get()
    return Thread.objects.select_for_update().get(pk=pk)


def count_anew(thread: Thread) -> None:
    """The caller holds the lock."""
    visible = Comment.objects.filter(thread=thread, status=Status.VISIBLE)
    said = visible.aggregate(count=models.Count("pk"), last=models.Max("created_at"))
    thread.support_count = Support.objects.filter(thread=thread).count()
    thread.comment_count, thread.last_commented_at = said["count"], said["last"]
    thread.save(update_fields=["support_count", "comment_count", "last_commented_at"])
    _tell(thread)


def supports_changed(thread: Thread, by: int) -> None:
    """One more or one less, without counting all of them. The caller holds the lock."""
    thread.support_count = max(0, thread.support_count + by)
    thread.save(update_fields=["support_count"])
    _tell(thread)


@transaction.atomic
def close(*, target: models.Model, actor: User) -> None:
    """Nothing more can be said; what was said stays."""
    thread = _to_close(target, actor)
    thread.closed_at, thread.closed_by = timezone.now(), actor
    thread.save(update_fields=["closed_at", "closed_by"])


@transaction.atomic
def reopen(*, target: models.Model, actor: User) -> None:
    thread = _to_close(target, actor)
    thread.closed_at, thread.closed_by = None, None
    thread.save(update_fields=["closed_at", "closed_by"])


def _to_close(target: models.Model, actor: User) -> Thread:
    if not may_close(actor, commentable_of(target), target):
        raise PermissionDenied
    return locked_thread(target)


def _tell(thread: Thread) -> None:
    model = thread.content_type.model_class()
    if model is not None:
        commentable_of(model).changed([thread.object_id])
