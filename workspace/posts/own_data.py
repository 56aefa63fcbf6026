"""What this app holds about a person."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.accounts.privacy import DataPart, register
from workspace.posts.models import Post, PostComment

# Any, in this module: JSON.

SAID = ("title", "text", "video", "audience", "created_at", "edited_at", "published_at", "deleted_at")


def export_posts(user: User) -> list[dict[str, Any]]:
    posts = Post.objects.by(user).select_related("project").prefetch_related("pictures").order_by("pk")
    return [
        {
            "project": post.project.name,
            **{name: getattr(post, name) for name in SAID},
            "pictures": [picture.words for picture in post.pictures.all()],
        }
        for post in posts
    ]


def erase_posts(user: User) -> None:
    """What nobody reads any more goes at once; the rest loses the name with the account."""
    Post.objects.by(user).deleted().delete()


def export_comments(user: User) -> list[dict[str, Any]]:
    """Without what the posts say: the person may have left the project since."""
    said = ("post__project__name", "text", "created_at")
    return list(PostComment.objects.filter(author=user).order_by("pk").values(*said))


def erase_comments(user: User) -> None:
    PostComment.objects.filter(author=user).delete()


def register_parts() -> None:
    register(
        DataPart(
            name="posts",
            label=_("News that you have written in projects"),
            on_deletion=_("stay in their projects, without your name"),
            export=export_posts,
            erase=erase_posts,
            order=54,
        )
    )
    register(
        DataPart(
            name="post_comments",
            label=_("Your comments on news in projects"),
            on_deletion=_("are deleted at once"),
            export=export_comments,
            erase=erase_comments,
            order=55,
        )
    )
