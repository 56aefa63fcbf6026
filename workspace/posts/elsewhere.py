"""The pictures of posts, among all files of the project."""

from functools import partial

from workspace.posts.addresses import LARGE, address_of
from workspace.posts.models import Post, PostPicture
from workspace.posts.permissions import may_edit
from workspace.posts.querysets import KEY
from workspace.posts.services.taking_down import take_down
from workspace.projects.elsewhere import Held
from workspace.projects.models import Membership
from workspace.projects.rooms import room_named


def find(membership: Membership, most: int) -> list[Held]:
    project = membership.project
    if not project.has_room(KEY):
        return []
    standing = Post.objects.standing().filter(project=project)
    rows = PostPicture.objects.filter(post__in=standing.values("pk")).select_related("post__author")
    pictures = list(rows.order_by("-post__created_at", "pk")[:most])
    public = set(Post.objects.public().filter(pk__in={each.post_id for each in pictures}).values_list("pk", flat=True))
    return [_held(each, membership, is_public=each.post_id in public) for each in pictures]


def _held(picture: PostPicture, membership: Membership, *, is_public: bool) -> Held:
    post = picture.post
    post.project = membership.project
    room = room_named(KEY)
    return Held(
        key=f"{KEY}-{picture.pk}",
        name=picture.words,
        place=room.label if room is not None else "",
        used_in=post.heading,
        url=post.get_absolute_url(),
        file_url=address_of(picture, post, LARGE),
        added_at=post.created_at,
        is_public=is_public,
        open_picture=partial(picture.small.storage.open, str(picture.small.name), "rb"),
        take_down=partial(_take_down, picture) if may_edit(membership, post) else None,
    )


def _take_down(picture: PostPicture, membership: Membership) -> None:
    take_down(picture=picture, membership=membership)
