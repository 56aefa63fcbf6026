"""The comments on a thing in a room, as its page shows them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import models

from workspace.projects.forms.comments import InternalCommentForm
from workspace.projects.models import InternalComment, Membership
from workspace.projects.permissions import may_comment, may_delete_comment

MOST = 200


@dataclass(frozen=True)
class Talk:
    """For `workspace/projects/comments.html`."""

    lines: Sequence[tuple[InternalComment, bool]]
    """The newest of them, the oldest first, and whether the reader may delete each."""
    may_comment: bool
    form: InternalCommentForm


def talk_about(
    comments: "models.Manager[InternalComment]", membership: Membership, form: InternalCommentForm | None = None
) -> Talk:
    """One query. With the form that was filled in wrongly, where there is one."""
    newest = list(comments.select_related("author").order_by("-pk")[:MOST])[::-1]
    return Talk(
        lines=[(each, may_delete_comment(membership, each)) for each in newest],
        may_comment=may_comment(membership),
        form=form or empty_form(),
    )


def empty_form() -> InternalCommentForm:
    return InternalCommentForm(auto_id="comment_%s")
