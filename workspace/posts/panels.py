"""What the room says on the workspace's home: what is pinned, and the latest besides."""

from typing import Any

from django.db.models import QuerySet

from portal.base.prepared import prepared
from workspace.posts.models import Post
from workspace.posts.services.pinning import MOST_PINNED
from workspace.projects.models import Membership

SHOWN = 3


def news(membership: Membership) -> dict[str, Any] | None:  # Any: a template's context
    """One query."""
    posts = _first(membership.project_id)
    pinned = [each for each in posts if each.pinned_at is not None]
    latest = [each for each in posts if each.pinned_at is None][:SHOWN]
    return {"pinned": pinned, "latest": latest} if posts else None


@prepared
def _first(project: int) -> "QuerySet[Post]":
    rows = Post.objects.standing().filter(project=project).select_related("author")
    return rows.pinned_first()[: MOST_PINNED + SHOWN]
