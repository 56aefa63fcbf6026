"""Posts for everybody on the desk; of what is internal nothing gets there."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.moderation.kinds import Moderated
from workspace.posts.addresses import address_of
from workspace.posts.models import Post
from workspace.posts.services import moderating


def text_of(post: Post) -> str:
    return "\n\n".join(part for part in (post.title, post.text, post.video) if part)


def approve(post: Post, *, actor: User) -> None:
    moderating.let_through(post=post)


def refuse(post: Post, *, actor: User, reason: str) -> None:
    moderating.hide(post=post)


def hide(post: Post, *, actor: User | None) -> None:
    moderating.hide(post=post)


def show(post: Post, *, actor: User | None) -> None:
    moderating.show(post=post)


def is_private(post: Post) -> bool:
    return not post.is_for_everybody or post.deleted_at is not None


def title_of(post: Post) -> str:
    """Not what it says where it is internal by now: the title of a case can outlive that."""
    return str(_("News of a project")) if is_private(post) else post.heading


def picture_addresses(post: Post) -> list[tuple[str, str]]:
    return [(address_of(picture, post), picture.words) for picture in post.pictures.all()]


def visible_to(user: Any) -> Any:  # Any: users and anonymous visitors; a queryset of posts
    """What can be reported."""
    return Post.objects.public_to(user).select_related("project", "author")


POSTS = Moderated(
    name="neuigkeit",
    model=Post,
    label=_("News of a project"),
    title=title_of,
    text=text_of,
    url=lambda post: post.public_url,
    author=lambda post: post.author,
    municipality_id=lambda post: post.project.municipality_id,
    visible_to=visible_to,
    hide=hide,
    show=show,
    is_hidden=lambda post: post.is_hidden,
    is_private=is_private,
    waits=lambda post: post.waits,
    approve=approve,
    refuse=refuse,
    picture_addresses=picture_addresses,
)
