"""What the room says on the workspace's home: what is pinned, and the latest besides."""

from typing import Any

from workspace.posts.models import Post
from workspace.posts.services.pinning import MOST_PINNED
from workspace.projects.models import Membership

SHOWN = 3

# Any, in this module: a template's context.


def pinned(membership: Membership) -> dict[str, Any] | None:
    """One query."""
    rows = Post.objects.standing().pinned().filter(project=membership.project_id)
    posts = list(rows.pinned_first()[:MOST_PINNED])
    return {"posts": posts} if posts else None


def latest(membership: Membership) -> dict[str, Any] | None:
    """One query; what is pinned stands above already."""
    rows = Post.objects.standing().filter(project=membership.project_id, pinned_at__isnull=True)
    posts = list(rows.select_related("author").newest_first()[:SHOWN])
    return {"posts": posts} if posts else None
