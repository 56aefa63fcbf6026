"""What this app holds about a person."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.accounts.privacy import DataPart, register
from portal.comments.commentables import commentable_of
from portal.comments.models import Comment, Support
from portal.comments.services.supporting import forget_supports_of
from portal.comments.services.writing import delete_all_of


def export_comments(user: User) -> list[dict[str, Any]]:  # Any: JSON
    comments = Comment.objects.by(user).select_related("thread__content_type").prefetch_related("versions")
    return [
        {
            "about": _title_of(comment.thread.target),
            "text": comment.text,
            "status": comment.status,
            "created_at": comment.created_at,
            "earlier": [version.text for version in comment.versions.all()],
        }
        for comment in comments.order_by("pk")
    ]


def export_supports(user: User) -> list[dict[str, Any]]:  # Any: JSON
    supports = Support.objects.filter(user=user).select_related("thread__content_type").order_by("pk")
    return [{"what": _title_of(each.thread.target), "created_at": each.created_at} for each in supports]


def _title_of(target: Any) -> str:  # Any: a row of whatever model
    """As the kind says it: what has become internal keeps its title to itself."""
    return commentable_of(target).title(target) if target is not None else ""


def erase_comments(user: User) -> None:
    delete_all_of(user=user)


def erase_supports(user: User) -> None:
    forget_supports_of(user=user)


def register_parts() -> None:
    register(
        DataPart(
            name="comments",
            label=_("Your comments"),
            on_deletion=_("the words are deleted at once; where somebody has answered, an empty place stays"),
            export=export_comments,
            erase=erase_comments,
            order=48,
        )
    )
    register(
        DataPart(
            name="supports",
            label=_("What you support"),
            on_deletion=_("is deleted at once, and no longer counted"),
            export=export_supports,
            erase=erase_supports,
            order=49,
        )
    )
