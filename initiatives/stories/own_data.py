"""What this app holds about a person."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from initiatives.stories import services
from initiatives.stories.models import Copy
from portal.accounts.models import User
from portal.accounts.privacy import DataPart


def export_copies(user: User) -> list[dict[str, Any]]:  # Any: JSON
    copies = Copy.objects.by(user).select_related("story", "municipality")
    return [
        {
            "story": each.story.title,
            "where": each.where,
            "group": each.group,
            "message": each.message,
            "status": each.status,
            "written": each.created_at,
        }
        for each in copies
    ]


def release_copies(user: User) -> None:
    services.release(user=user)


COPIES = DataPart(
    name="story_copies",
    label=_("The stories that you do too"),
    on_deletion=_("what you plan is deleted; what was done stays as a place and a group, without your name"),
    export=export_copies,
    erase=release_copies,
    order=55,
)
