"""What the managers decide about a post that is for everybody; it stays where it is in the workspace."""

from django.db import transaction

from workspace.posts.models import Post
from workspace.posts.services.audience import seen_outside


@transaction.atomic
def let_through(*, post: Post) -> None:
    """It looked like spam and is none."""
    _set(post, waits=False)


@transaction.atomic
def hide(*, post: Post) -> None:
    """From everybody outside of the project."""
    _set(post, waits=False, is_hidden=True)


@transaction.atomic
def show(*, post: Post) -> None:
    _set(post, is_hidden=False)


def _set(post: Post, **values: bool) -> None:
    for name, value in values.items():
        setattr(post, name, value)
    post.save(update_fields=list(values))
    seen_outside()
