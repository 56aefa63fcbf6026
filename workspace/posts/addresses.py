"""Where a picture is handed out."""

from django.urls import reverse

from workspace.posts.models import Post, PostPicture

LARGE, SMALL = "gross", "klein"


def address_of(picture: PostPicture, post: Post, size: str = SMALL) -> str:
    return reverse("posts:picture", args=[post.project.slug, post.pk, picture.pk, size])
