"""What the project's people say about a post."""

from django.db import transaction

from workspace.posts import kinds
from workspace.posts.models import Post, PostComment
from workspace.projects.comment_kinds import tell
from workspace.projects.models import Membership
from workspace.projects.services import comments


@transaction.atomic
def comment(*, post: Post, text: str, membership: Membership) -> PostComment:
    """Errors: BlockedError, ProjectError."""
    said = comments.say(comments=post.comments, text=text, membership=membership)
    tell(said, kinds.Named, kinds.Commented, thing=post, membership=membership)
    return said
