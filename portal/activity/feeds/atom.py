"""A feed as news readers read it: the sentences of the bell with their addresses, nothing of what was said there."""

import re
from collections.abc import Iterable, Sequence

from django.http import HttpRequest
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language

from portal.activity.feeds.models import Feed
from portal.activity.models import Event, Notification
from portal.activity.reading import Heard, Told, hear
from portal.activity.recent import told_of
from portal.activity.scopes import Scope

MOST = 40
_CONTROL_CHARACTERS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def told_in(feed: Feed, scope: Scope | None) -> Sequence[Told]:
    """What this person may see of it now, the newest first."""
    if feed.content == Feed.Content.TOLD:
        rows = list(Notification.objects.of(feed.user).in_bell().newest_first()[:MOST])
        return hear(feed.user, rows, get_language())
    if feed.content == Feed.Content.FOLLOWED:
        events = Event.objects.of_what_follows(feed.user)
    else:
        events = Event.objects.concerning(scope.row) if scope else Event.objects.none()
    return told_of(feed.user, events, most=MOST)[0]


def atom_of(lines: Iterable[Told], *, title: str, request: HttpRequest, link: str) -> str:
    feed = Atom1Feed(
        title=plain(title),
        link=request.build_absolute_uri(link),
        description="",
        language=get_language(),
        feed_url=request.build_absolute_uri(),
    )
    for each in lines:
        feed.add_item(
            title=plain(each.line.words),
            link=request.build_absolute_uri(each.line.url),
            description=plain(each.why) if isinstance(each, Heard) else "",
            unique_id=f"tag:{request.get_host().partition(':')[0]},{each.event.at:%Y-%m-%d}:{each.event.pk}",
            pubdate=each.event.at,
            author_name=plain(each.line.actor) or None,
        )
    return feed.writeString("utf-8")


def plain(text: str) -> str:
    """XML has no place for control characters."""
    return _CONTROL_CHARACTERS.sub("", text)
