"""What the room says on the workspace's home: what is pinned, and the latest besides."""

from typing import Any

from workspace.posts.models import Post
from workspace.posts.services.pinning import MOST_PINNED
from workspace.projects.models import Membership

SHOWN = 3


def news(membership: Membership) -> dict[str, Any] | None:  # Any: a template's context
    """One query."""
    rows = Post.objects.standing().filter(project=membership.project_id).select_related("author")
    posts = list(rows.pinned_first()[: MOST_PINNED + SHOWN])
    pinned = [each for each in posts if each.pinned_at is not None]
    latest = [each for each in posts if each.pinned_at is None][:SHOWN]
    return {"pinned": pinned, "latest": latest} if posts else None
