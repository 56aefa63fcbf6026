"""From an address in the room to the post."""

from django.shortcuts import get_object_or_404

from workspace.posts.models import Post
from workspace.projects.access import WorkspaceRequest


def post_or_404(request: WorkspaceRequest, pk: int) -> Post:
    """Of this project, and not deleted; one of another is not there."""
    project = request.membership.project
    post = get_object_or_404(Post.objects.standing().select_related("author"), pk=pk, project=project)
    post.project = project
    return post
