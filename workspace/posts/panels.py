"""What the room says on the workspace's home: what is pinned, and the latest besides."""

from django.db.models import QuerySet

from portal.base.prepared import prepared
from portal.base.together import Asking
from workspace.posts.models import Post
from workspace.posts.services.pinning import MOST_PINNED
from workspace.projects.models import Membership, Project
from workspace.projects.rooms import Said, address_in

SHOWN = 3


def news(membership: Membership) -> Asking[Said]:
    [rows] = yield [_first.question(membership.project_id)]
    posts = [(post, address_of(membership.project, post.pk)) for post in rows]
    pinned = [each for each in posts if each[0].pinned_at is not None]
    latest = [each for each in posts if each[0].pinned_at is None][:SHOWN]
    return {"pinned": pinned, "latest": latest} if posts else None


def address_of(project: Project, pk: int) -> str:
    return address_in(project, "workspace:posts:detail", pk)


@prepared
def _first(project: int) -> "QuerySet[Post]":
    shown = ("title", "html", "language", "created_at", "pinned_at", "author__name")
    rows = Post.objects.standing().filter(project=project).select_related("author").only(*shown)
    return rows.pinned_first()[: MOST_PINNED + SHOWN]
