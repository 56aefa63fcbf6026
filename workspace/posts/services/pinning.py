"""What stands at the top, and on the home of the workspace."""

from django.db import transaction
from django.utils import timezone

from workspace.posts.errors import PostError
from workspace.posts.models import Post
from workspace.posts.services.holding import held
from workspace.projects.models import Membership
from workspace.projects.services.holding import hold

MOST_PINNED = 3


@transaction.atomic
def pin(*, post: Post, membership: Membership) -> None:
    """Pressing twice is as once. Errors: ProjectError."""
    project = hold(membership)
    now = held(post, project)
    if now.pinned_at is not None:
        return
    if Post.objects.standing().pinned().filter(project=project).count() >= MOST_PINNED:
        raise PostError.too_many_pinned(MOST_PINNED)
    now.pinned_at = timezone.now()
    now.save(update_fields=["pinned_at"])


@transaction.atomic
def unpin(*, post: Post, membership: Membership) -> None:
    """Errors: ProjectError."""
    now = held(post, hold(membership))
    now.pinned_at = None
    now.save(update_fields=["pinned_at"])
