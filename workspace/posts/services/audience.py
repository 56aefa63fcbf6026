"""For whom a post is: for the project's people, or for everybody, and back again."""

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from initiatives.directory.services import outdate
from initiatives.listing import LAYER
from portal.moderation.services.admission import admit
from portal.moderation.services.cases import close_case
from workspace.posts import kinds
from workspace.posts.choices import Audience
from workspace.posts.errors import PostError
from workspace.posts.models import Post
from workspace.posts.permissions import may_publish
from workspace.posts.querysets import KEY
from workspace.projects.happenings import record
from workspace.projects.models import Membership, Project

AUDIENCE = ["audience", "published_at", "waits"]


def set_audience(post: Post, audience: str, membership: Membership, *, changed: bool) -> None:
    """Within the transaction of what is written; the caller holds project and post, and has stored the words.

    `changed` says that others read something that they have not read before. What looks like spam waits for a
    manager before everybody sees it.
    """
    was_public = post.is_for_everybody
    if audience == Audience.PUBLIC and not was_public:
        _publish(post, membership)
    elif audience == Audience.MEMBERS and was_public:
        post.audience, post.published_at, post.waits = Audience.MEMBERS, None, False
        post.save(update_fields=AUDIENCE)
        close_case(target=post)
    elif was_public and changed:
        _let_through(post, membership, again=True)
    if was_public or post.is_for_everybody:
        seen_outside()


def seen_outside() -> None:
    """What the pages of initiatives have remembered of posts holds no longer."""
    outdate(LAYER)


def _publish(post: Post, membership: Membership) -> None:
    if not may_publish(membership):
        raise PermissionDenied
    if not Project.objects.with_public_page().filter(pk=post.project_id).exists():
        raise PostError.not_for_everybody()
    post.audience, post.published_at = Audience.PUBLIC, timezone.now()
    post.save(update_fields=AUDIENCE)
    _let_through(post, membership, again=False)
    title = post.heading
    record(
        post.project, "post_published", actor=membership.user, title=title, room=KEY, object_id=post.pk, is_told=False
    )
    kinds.published(post)


def _let_through(post: Post, membership: Membership, *, again: bool) -> None:
    said = "\n\n".join(part for part in (post.title, post.text) if part)
    if not admit(target=post, text=said, actor=membership.user, language=post.language, again=again):
        post.waits = True
        post.save(update_fields=["waits"])
