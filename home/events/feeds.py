"""Events as news readers read them."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.utils.feedgenerator import Atom1Feed

from portal.base.dates import period_in_words

if TYPE_CHECKING:
    from home.events.models import EventIndexPage, EventPage

CONTROL_CHARACTERS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def atom_of(index: "EventIndexPage", events: "Iterable[EventPage]", request: HttpRequest) -> str:
    """What was announced last comes first; each entry leads to its page."""
    feed = Atom1Feed(
        title=_plain(index.title),
        link=index.get_full_url(request) or "",
        description=_plain(index.introduction),
        language=index.locale.language_code,
        feed_url=request.build_absolute_uri(),
    )
    for event in events:
        when = period_in_words(event.start, event.end, all_day=event.all_day)
        feed.add_item(
            title=_plain(event.title),
            link=event.get_full_url(request) or "",
            description=_plain(" · ".join(part for part in (when, event.place_name, event.introduction) if part)),
            unique_id=f"urn:uuid:{event.translation_key}",
            pubdate=event.first_published_at,
            updateddate=event.last_published_at,
        )
    return feed.writeString("utf-8")


def _plain(text: str) -> str:
    return CONTROL_CHARACTERS.sub("", text)
