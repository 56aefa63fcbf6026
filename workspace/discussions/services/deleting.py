"""Deleting, and taking that back; after some days what was deleted is gone for good."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from portal.activity.events import forget
from portal.moderation.services.blocking import require_not_blocked
from workspace.discussions.errors import DiscussionError
from workspace.discussions.models import Attachment, Mention, Reaction, Reply, ReplyVersion, Topic
from workspace.discussions.permissions import may_delete, may_remove
from workspace.discussions.querysets import KEY
from workspace.discussions.services import announcing
from workspace.discussions.services.holding import held, reply_held
from workspace.projects.happenings import record
from workspace.projects.models import Happening, Membership
from workspace.projects.services.holding import hold

KEPT_FOR = timedelta(days=14)
PORTION = 500


@transaction.atomic
def delete_reply(*, reply: Reply, membership: Membership) -> None:
    """Its place says that something was there. Errors: ProjectError."""
    now = reply_held(reply, membership)
    if not may_delete(membership, now):
        raise PermissionDenied
    now.deleted_at = now.touched_at = timezone.now()
    now.save(update_fields=["deleted_at", "touched_at"])
    topic = now.topic
    topic.replies_count = F("replies_count") - 1
    if topic.answer_id == now.pk:
        topic.answer = None
    topic.save(update_fields=["replies_count", "answer"])
    announcing.changed(topic)


@transaction.atomic
def restore_reply(*, reply: Reply, membership: Membership) -> Reply:
    """Pressed twice it is as once. Errors: BlockedError, ProjectError."""
    require_not_blocked(membership.user)
    topic = held(reply.topic, membership)
    now = topic.replies.filter(pk=reply.pk).first()
    if now is None or not now.text:
        raise DiscussionError.reply_gone()
    now.topic = topic
    if not may_delete(membership, now):
        raise PermissionDenied
    if now.deleted_at is not None:
        now.deleted_at, now.touched_at = None, timezone.now()
        now.save(update_fields=["deleted_at", "touched_at"])
        topic.replies_count = F("replies_count") + 1
        topic.save(update_fields=["replies_count"])
        announcing.changed(topic)
    return now


@transaction.atomic
def remove(*, topic: Topic, membership: Membership) -> None:
    """The whole discussion. The timeline forgets its title. Errors: ProjectError."""
    now = held(topic, membership)
    if not may_remove(membership, now):
        raise PermissionDenied
    now.deleted_at = timezone.now()
    now.save(update_fields=["deleted_at"])
    Happening.objects.filter(project=now.project, room=KEY, object_id=now.pk).delete()
    announcing.changed(now)


@transaction.atomic
def restore(*, topic: Topic, membership: Membership) -> Topic:
    """Errors: BlockedError, ProjectError."""
    require_not_blocked(membership.user)
    project = hold(membership)
    now = Topic.objects.filter(pk=topic.pk, project=project).first()
    if now is None:
        raise DiscussionError.gone()
    now.project = project
    if not may_remove(membership, now):
        raise PermissionDenied
    if now.deleted_at is not None:
        now.deleted_at = None
        now.save(update_fields=["deleted_at"])
        announcing.changed(now)
        record(
            project,
            "discussion_begun",
            actor=now.author,
            title=now.title,
            room=KEY,
            object_id=now.pk,
            is_told=False,
        )
    return now


def purge() -> int:
    """What was deleted so long ago that nobody takes it back; gives how many discussions and replies."""
    moment = timezone.now() - KEPT_FOR
    gone = 0
    for topic in Topic.objects.deleted().filter(deleted_at__lt=moment):
        forget(topic)
        topic.delete()
        gone += 1
    while rows := list(Reply.objects.deleted_before(moment).values_list("pk", flat=True)[:PORTION]):
        _empty(rows)
        gone += len(rows)
    return gone


@transaction.atomic
def _empty(pks: list[int]) -> None:
    """The row stays, for the numbers of the others."""
    for model in (Attachment, Mention, Reaction, ReplyVersion):
        model.objects.filter(reply__in=pks).delete()
    Reply.objects.filter(pk__in=pks).update(text="", html="", links=[], quoted=None, names_everybody=False)
