"""What this app holds about a person."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.accounts.privacy import DataPart, register
from workspace.discussions.models import Draft, Reaction, Reply, ReplyVersion, Topic

# Any, in this module: JSON.


def export_replies(user: User) -> list[dict[str, Any]]:
    """With the titles of discussions that they have begun, and without those of others: they may have left since."""
    replies = Reply.objects.by(user).select_related("topic__project").prefetch_related("versions").order_by("pk")
    return [
        {
            "project": reply.topic.project.name,
            "title": reply.topic.title if reply.topic.author_id == user.pk else "",
            "text": reply.text,
            "created_at": reply.created_at,
            "edited_at": reply.edited_at,
            "deleted_at": reply.deleted_at,
            "before": [version.text for version in reply.versions.all()],
        }
        for reply in replies
    ]


def erase_replies(user: User) -> None:
    """What nobody reads any more goes at once; the rest loses the name with the account."""
    Topic.objects.by(user).deleted().delete()
    deleted = Reply.objects.by(user).deleted()
    ReplyVersion.objects.filter(reply__in=deleted.values("pk")).delete()
    deleted.update(text="", html="", links=[])


def export_reactions(user: User) -> list[dict[str, Any]]:
    said = ("reply__topic__project__name", "kind", "at")
    return list(Reaction.objects.filter(user=user).order_by("pk").values(*said))


def export_drafts(user: User) -> list[dict[str, Any]]:
    said = ("membership__project__name", "title", "text", "changed_at")
    return list(Draft.objects.filter(membership__user=user).order_by("pk").values(*said))


def register_parts() -> None:
    register(
        DataPart(
            name="discussions",
            label=_("What you have said in discussions of projects"),
            on_deletion=_("stays in its project, without your name"),
            export=export_replies,
            erase=erase_replies,
            order=56,
        )
    )
    register(
        DataPart(
            name="discussion_reactions",
            label=_("Your reactions in discussions of projects"),
            on_deletion=_("are deleted at once"),
            export=export_reactions,
            order=57,
        )
    )
    register(
        DataPart(
            name="discussion_drafts",
            label=_("What you have begun to write in discussions"),
            on_deletion=_("is deleted at once"),
            export=export_drafts,
            order=58,
        )
    )
