"""The feeds that somebody has given an address."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.accounts.privacy import DataPart
from portal.activity.feeds.models import Feed


def export_feeds(user: User) -> list[dict[str, Any]]:  # Any: JSON
    """Without the addresses: the download is kept in more places than one."""
    feeds = Feed.objects.filter(user=user).prefetch_related("scope")
    return [
        {
            "content": each.content,
            "where": str(each.scope) if each.scope_id else None,
            "created_at": each.created_at,
            "read_on": each.read_on,
        }
        for each in feeds
    ]


FEEDS = DataPart(
    name="feeds",
    label=_("Private feeds"),
    on_deletion=_("are deleted immediately; the addresses lead nowhere"),
    export=export_feeds,
)
