"""Writing, changing, deleting and taking that back."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language

from portal.base.commonmark import SHORT, as_html
from portal.moderation.services.blocking import require_not_blocked
from portal.moderation.services.cases import close_case
from workspace.posts import kinds
from workspace.posts.choices import Audience
from workspace.posts.errors import PostError
from workspace.posts.models import Post
from workspace.posts.permissions import may_delete, may_edit
from workspace.posts.querysets import KEY
from workspace.posts.services.audience import seen_outside, set_audience
from workspace.posts.services.holding import held
from workspace.posts.services.pictures import Pictures, store_pictures
from workspace.projects.happenings import record
from workspace.projects.models import Happening, Membership
from workspace.projects.services.holding import hold

TWICE_WITHIN = timedelta(minutes=10)
KEPT_FOR = timedelta(days=14)
"""What was deleted can be taken back for so long."""


@dataclass(frozen=True)
class Said:
    """What the form says about a post."""

    title: str
    text: str
    video: str
    audience: str
    pictures: Pictures = field(default_factory=Pictures)


@transaction.atomic
def create(*, membership: Membership, said: Said) -> Post:
    """The same once more within minutes is that one. Errors: BlockedError, ProjectError."""
    require_not_blocked(membership.user)
    project = hold(membership)
    if twin := _twin_of(said, membership):
        return twin
    post = Post(project=project, author=membership.user, language=get_language() or "de")
    _write(post, said)
    post.save()
    store_pictures(post, said.pictures)
    record(project, "post_added", actor=membership.user, title=post.heading, room=KEY, object_id=post.pk, is_told=False)
    kinds.written(post)
    set_audience(post, said.audience, membership, changed=True)
    return post


@transaction.atomic
def edit(*, post: Post, membership: Membership, said: Said) -> Post:
    """Errors: BlockedError, ProjectError."""
    require_not_blocked(membership.user)
    now = held(post, hold(membership))
    if not may_edit(membership, now):
        raise PermissionDenied
    before = (now.title, now.text, now.video)
    _write(now, said)
    changed = store_pictures(now, said.pictures) or (now.title, now.text, now.video) != before
    if changed:
        now.edited_at = timezone.now()
    now.save(update_fields=["title", "text", "html", "video", "edited_at"])
    set_audience(now, said.audience, membership, changed=changed)
    return now


@transaction.atomic
def delete(*, post: Post, membership: Membership) -> None:
    """Nobody sees it any more; for some days it can be taken back. The timeline forgets its title.

    Errors: ProjectError.
    """
    project = hold(membership)
    now = held(post, project)
    if not may_delete(membership, now):
        raise PermissionDenied
    now.deleted_at = timezone.now()
    now.save(update_fields=["deleted_at"])
    Happening.objects.filter(project=project, room=KEY, object_id=now.pk).delete()
    close_case(target=now)
    if now.is_for_everybody:
        seen_outside()


@transaction.atomic
def restore(*, post: Post, membership: Membership) -> Post:
    """As it was before, for whom it was before. Errors: BlockedError, ProjectError."""
    require_not_blocked(membership.user)
    project = hold(membership)
    now = Post.objects.select_for_update(of=("self",)).filter(pk=post.pk, project=project).first()
    if now is None:
        raise PostError.gone()
    now.project = project
    if not may_delete(membership, now):
        raise PermissionDenied
    now.deleted_at = None
    now.save(update_fields=["deleted_at"])
    if now.is_for_everybody:
        seen_outside()
    return now


def purge() -> int:
    """What was deleted so long ago that nobody takes it back; gives how many."""
    rows = Post.objects.deleted().filter(deleted_at__lt=timezone.now() - KEPT_FOR)
    return rows.delete()[1].get(Post._meta.label, 0)


def _write(post: Post, said: Said) -> None:
    post.title, post.text, post.video = said.title, said.text, said.video
    post.html = as_html(said.text, SHORT)


def _twin_of(said: Said, membership: Membership) -> Post | None:
    """Whoever presses twice waits for the project, and finds the first."""
    lately = Post.objects.standing().filter(created_at__gte=timezone.now() - TWICE_WITHIN)
    same = lately.filter(project=membership.project_id, author=membership.user, title=said.title, text=said.text)
    return same.filter(audience=Audience(said.audience)).first()
