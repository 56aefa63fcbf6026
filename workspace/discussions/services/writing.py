"""Beginning a discussion, replying, and changing what one has said."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from portal.base.commonmark import TALK, as_html
from portal.base.link_cards import paths_in
from portal.moderation.services.blocking import require_not_blocked
from workspace.discussions.errors import DiscussionError
from workspace.discussions.models import Attachment, Category, Draft, Reply, ReplyVersion, Topic
from workspace.discussions.models.replies import LONGEST
from workspace.discussions.permissions import may_attach, may_begin, may_edit, may_reply
from workspace.discussions.querysets import KEY
from workspace.discussions.services import announcing, naming, reading
from workspace.discussions.services.holding import held, reply_held
from workspace.projects.attachables import things_of
from workspace.projects.happenings import record
from workspace.projects.models import Membership, Project
from workspace.projects.services.holding import hold

TWICE_WITHIN = timedelta(seconds=30)
MOST_ATTACHMENTS = 10
MOST_LINKS = 5

Attached = Collection[tuple[str, int]]
"""Names of shelves with numbers of things."""


@dataclass(frozen=True)
class Opening:
    """What the form says of a new discussion."""

    title: str
    text: str
    category: Category | None = None
    attached: Attached = ()


@transaction.atomic
def begin(*, membership: Membership, said: Opening) -> Topic:
    """The same once more within seconds is that one. Errors: BlockedError, ProjectError."""
    require_not_blocked(membership.user)
    project = hold(membership)
    if not may_begin(membership):
        raise PermissionDenied
    if twin := _twin_of_topic(said, membership):
        return twin
    category = said.category if said.category is not None and said.category.project_id == project.pk else None
    topic = Topic.objects.create(project=project, author=membership.user, title=said.title, category=category)
    _add(topic, membership, _cleaned(said.text), number=0, attached=said.attached)
    record(
        project,
        "discussion_begun",
        actor=membership.user,
        title=topic.title,
        room=KEY,
        object_id=topic.pk,
        is_told=False,
    )
    Draft.objects.filter(membership=membership, topic__isnull=True).delete()
    return topic


@transaction.atomic
def reply(
    *, topic: Topic, membership: Membership, text: str, quoted: int | None = None, attached: Attached = ()
) -> Reply:
    """`quoted` is the number of the reply that it answers. The same once more within seconds is that one.

    Errors: BlockedError, ProjectError.
    """
    require_not_blocked(membership.user)
    now = held(topic, membership)
    if now.is_closed:
        raise DiscussionError.is_closed()
    if not may_reply(membership, now):
        raise PermissionDenied
    text = _cleaned(text)
    if twin := _twin_of(text, now, membership):
        return twin
    answered = now.replies.standing().filter(number=quoted).first() if quoted is not None else None
    written = _add(now, membership, text, number=now.last_number + 1, quoted=answered, attached=attached)
    now.last_number, now.last_at = written.number, written.created_at
    now.replies_count += 1
    now.save(update_fields=["last_number", "last_at", "replies_count"])
    Project.objects.filter(pk=now.project_id).update(active_at=written.created_at)
    Draft.objects.filter(membership=membership, topic=now).delete()
    return written


@transaction.atomic
def edit(*, reply: Reply, membership: Membership, text: str) -> Reply:
    """What it said before can be looked up. Errors: BlockedError, ProjectError."""
    require_not_blocked(membership.user)
    now = reply_held(reply, membership)
    if not may_edit(membership, now):
        raise PermissionDenied
    text = _cleaned(text)
    if text == now.text:
        return now
    moment = timezone.now()
    ReplyVersion.objects.create(reply=now, text=now.text, html=now.html, until=moment)
    word(now, text)
    told_everybody = now.names_everybody
    new = naming.keep(now, membership)
    now.edited_at = now.touched_at = moment
    now.save(update_fields=["text", "html", "links", "names_everybody", "edited_at", "touched_at"])
    announcing.changed(now.topic)
    announcing.named(now, new, everybody=now.names_everybody and not told_everybody)
    return now


def _add(
    topic: Topic,
    membership: Membership,
    text: str,
    *,
    number: int,
    quoted: Reply | None = None,
    attached: Attached = (),
) -> Reply:
    made = Reply(topic=topic, number=number, author=membership.user, quoted=quoted)
    made.created_at = made.touched_at = timezone.now()
    word(made, text)
    made.save()
    new = naming.keep(made, membership)
    if made.names_everybody:
        made.save(update_fields=["names_everybody"])
    _attach(made, membership, attached)
    reading.has_written(topic=topic, membership=membership, number=number)
    announcing.said(made)
    announcing.named(made, new, everybody=made.names_everybody)
    return made


def word(reply: Reply, text: str) -> None:
    """What it says, without storing it."""
    reply.text, reply.html = text, as_html(text, TALK)
    reply.links = paths_in(reply.html)[:MOST_LINKS]


def _attach(reply: Reply, membership: Membership, attached: Attached) -> None:
    """What is not there, or not for this person, is left out."""
    if not attached or not may_attach(membership):
        return
    there = things_of(membership, attached)
    wanted = [each for each in dict.fromkeys(attached) if each in there][:MOST_ATTACHMENTS]
    Attachment.objects.bulk_create([Attachment(reply=reply, shelf=shelf, object_id=pk) for shelf, pk in wanted])


def _cleaned(text: str) -> str:
    """Errors: DiscussionError where nothing is left, or too much."""
    cleaned = text.replace("\r\n", "\n").strip()
    if not cleaned:
        raise DiscussionError.empty()
    if len(cleaned) > LONGEST:
        raise DiscussionError.too_long(LONGEST)
    return cleaned


def _twin_of(text: str, topic: Topic, membership: Membership) -> Reply | None:
    """Whoever presses twice waits for the project, and finds the first."""
    lately = topic.replies.standing().filter(created_at__gte=timezone.now() - TWICE_WITHIN, number__gt=0)
    found: Reply | None = lately.filter(author=membership.user, text=text).first()
    return found


def _twin_of_topic(said: Opening, membership: Membership) -> Topic | None:
    lately = Topic.objects.standing().filter(created_at__gte=timezone.now() - TWICE_WITHIN)
    same = lately.filter(project=membership.project_id, author=membership.user, title=said.title)
    return same.filter(replies__number=0, replies__text=_cleaned(said.text)).first()
