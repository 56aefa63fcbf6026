"""A post as it is now, under the lock of its project and its own: the moderation takes its own, too."""

from workspace.posts.errors import PostError
from workspace.posts.models import Post
from workspace.projects.models import Project


def held(post: Post, project: Project) -> Post:
    """The caller holds the project. Errors: PostError where somebody has deleted it."""
    rows = Post.objects.standing().select_for_update(of=("self",))
    now = rows.filter(pk=post.pk, project=project).first()
    if now is None:
        raise PostError.gone()
    now.project = project
    return now
