"""What the demo's people have heard of: as if they had been told at the time, and so without a mail now."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from portal.accounts.models import User
from portal.activity.kinds import kind_named
from portal.activity.models import Event, Notification
from portal.activity.reading import settled
from workspace.conversations import announcing as conversations
from workspace.conversations.models import Message
from workspace.discussions.models import Reply
from workspace.discussions.services import announcing as discussions
from workspace.discussions.services.naming import keep
from workspace.posts import kinds as posts
from workspace.posts.models import Post

LATELY = timedelta(days=30)
READ_AFTER = timedelta(days=2)


def load_notifications() -> None:
    """At the end: of what people have said to each other, and of all that has happened while the demo was loaded."""
    since = timezone.now() - LATELY
    for post in Post.objects.filter(created_at__gt=since).select_related("project__page", "project__municipality"):
        _happened(post.created_at, posts.published if post.published_at else posts.written, post)
    for reply in Reply.objects.filter(created_at__gt=since).select_related("topic__project"):
        _happened(reply.created_at, _said, reply)
    for message in Message.objects.filter(at__gt=since).select_related("conversation"):
        _happened(message.at, conversations.announce, message)
    for event in Event.objects.filter(fanned_at__isnull=True):
        _tell(event)


def _said(reply: Reply) -> None:
    discussions.said(reply)
    membership = reply.topic.project.memberships.filter(user=reply.author).first()
    if membership is not None:
        discussions.named(reply, keep(reply, membership))


def _happened(moment: datetime, announce: Callable[[Any], None], thing: Any) -> None:  # Any: a row of those apps
    before = Event.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    announce(thing)
    Event.objects.filter(pk__gt=before).update(at=moment)


def _tell(event: Event) -> None:
    kind = kind_named(event.kind)
    reasons = dict(reversed(list(kind.audience(event)))) if kind is not None else {}
    reasons.pop(event.actor_id or 0, None)
    people = User.objects.filter(pk__in=reasons, is_active=True)
    is_old = event.at < timezone.now() - READ_AFTER
    Notification.objects.bulk_create(
        Notification(
            user=user,
            event=event,
            reason=reasons[user.pk],
            at=event.at,
            read_at=event.at if is_old or settled(user, [event]) else None,
        )
        for user in people
    )
    Event.objects.filter(pk=event.pk).update(fanned_at=event.at)
