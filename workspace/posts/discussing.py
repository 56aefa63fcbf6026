"""What everybody may say about a post that is for everybody. Comments from before it was stay internal."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.comments.commentables import Commentable
from workspace.posts.models import Post
from workspace.posts.moderating import title_of
from workspace.projects.permissions import may_manage


def visible_to(_user: Any) -> Any:  # Any: users and anonymous visitors; a queryset of posts
    return Post.objects.public().select_related("project", "author")


POSTS = Commentable(
    name="neuigkeit",
    model=Post,
    label=_("News of projects"),
    visible_to=visible_to,
    speaks_officially=lambda user, post: may_manage(user, post.project),
    municipality_id=lambda post: post.project.municipality_id,
    is_open=lambda post: not post.project.is_closed,
    takes_support=lambda post: False,
    title=title_of,
    url=lambda post: post.public_url,
    author=lambda post: post.author,
    scope=lambda post: post.project,
    order=50,
)
