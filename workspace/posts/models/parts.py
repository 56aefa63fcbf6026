"""What belongs to a post: its pictures, and what the project's people say about it."""

from typing import Any
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.base.storage import document_storage
from workspace.posts.querysets import PostPictureQuerySet
from workspace.projects.models import InternalComment


def random_name(_picture: Any, _name: str) -> str:  # Any: a PostPicture, also of a migration
    """Says nothing about what is in it."""
    return f"posts/{uuid4().hex}.webp"


class PostPicture(models.Model):
    """In two sizes, not among the public media: a view hands them out that asks `visible_to`. Stands in the order in
    which it was added."""

    post = models.ForeignKey("workspace_posts.Post", on_delete=models.CASCADE, related_name="pictures")
    file = models.FileField(_("file"), storage=document_storage, upload_to=random_name)
    width = models.PositiveIntegerField(_("width"))
    height = models.PositiveIntegerField(_("height"))
    small = models.FileField(_("small size"), storage=document_storage, upload_to=random_name)
    small_width = models.PositiveIntegerField(_("width of the small size"))
    words = models.CharField(_("what the picture shows"), max_length=200)

    objects = PostPictureQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("picture of a post")
        verbose_name_plural = _("pictures of posts")

    def __str__(self) -> str:
        return self.words


class PostComment(InternalComment):
    post = models.ForeignKey("workspace_posts.Post", on_delete=models.CASCADE, related_name="comments")

    class Meta(InternalComment.Meta):
        verbose_name = _("comment on a post")
        verbose_name_plural = _("comments on posts")
