"""Pinned, closed, answered, called otherwise: what is done with a discussion as a whole."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from portal.moderation.services.blocking import require_not_blocked
from workspace.discussions.errors import DiscussionError
from workspace.discussions.models import Category, Reply, Topic
from workspace.discussions.permissions import may_change, may_pin
from workspace.discussions.searching import changed_in
from workspace.discussions.services import announcing
from workspace.discussions.services.holding import held, reply_held
from workspace.projects.models import Happening, Membership

MOST_PINNED = 5


@transaction.atomic
def pin(*, topic: Topic, membership: Membership, is_pinned: bool) -> None:
    """Pressing twice is as once. Errors: ProjectError."""
    now = held(topic, membership)
    if not may_pin(membership):
        raise PermissionDenied
    if is_pinned == (now.pinned_at is not None):
        return
    pinned = Topic.objects.standing().filter(project=now.project, pinned_at__isnull=False)
    if is_pinned and pinned.count() >= MOST_PINNED:
        raise DiscussionError.too_many_pinned(MOST_PINNED)
    now.pinned_at = timezone.now() if is_pinned else None
    now.save(update_fields=["pinned_at"])


@transaction.atomic
def close(*, topic: Topic, membership: Membership, is_closed: bool) -> None:
    """Everybody reads it, nobody replies any more; and open it again. Errors: ProjectError."""
    now = held(topic, membership)
    if not may_change(membership, now):
        raise PermissionDenied
    if is_closed == now.is_closed:
        return
    now.closed_at = timezone.now() if is_closed else None
    now.save(update_fields=["closed_at"])
    announcing.looks_otherwise(now)


@transaction.atomic
def mark_answer(*, reply: Reply, membership: Membership, is_answer: bool) -> None:
    """Of several the last one counts. Errors: ProjectError."""
    now = reply_held(reply, membership)
    topic = now.topic
    if not may_change(membership, topic) or now.is_opening:
        raise PermissionDenied
    before = topic.answer_id
    if is_answer:
        topic.answer = now
    elif before == now.pk:
        topic.answer = None
    if topic.answer_id == before:
        return
    topic.save(update_fields=["answer"])
    Reply.objects.filter(pk__in=[each for each in (before, now.pk) if each]).update(touched_at=timezone.now())
    announcing.looks_otherwise(topic)


@transaction.atomic
def change(*, topic: Topic, membership: Membership, title: str, category: Category | None) -> Topic:
    """Errors: BlockedError, ProjectError."""
    require_not_blocked(membership.user)
    now = held(topic, membership)
    if not may_change(membership, now):
        raise PermissionDenied
    if category is not None and category.project_id != now.project_id:
        category = None
    now.title, now.category = title, category
    now.save(update_fields=["title", "category"])
    changed_in(now)
    Happening.objects.filter(project=now.project, kind="discussion_begun", object_id=now.pk).update(title=title)
    return now
