"""The newest stories to subscribe to, as they are filtered."""

from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed

from initiatives.directory.exports import CONTROL_CHARACTERS
from initiatives.stories.listing import card_of, stories_with_places
from initiatives.stories.models import StoryIndexPage
from initiatives.stories.offers import chips_of
from initiatives.stories.page_of_list import StoryList

ENTRIES_A_FEED = 30


def atom_of(stories: StoryList, request: HttpRequest, *, index: StoryIndexPage) -> HttpResponse:
    """The newest first, whatever the order of the list."""
    words = ", ".join(chip.label for chip in chips_of(stories.chosen))
    feed = Atom1Feed(
        title=_plain(f"{index.title}: {words}" if words else index.title),
        link=index.get_full_url(request) or "",
        description=_plain(index.introduction),
        language=stories.language,
        feed_url=request.build_absolute_uri(),
    )
    newest = stories.found.order_by("-first_published_at", "-pk").values_list("pk", flat=True)
    for page, places in stories_with_places(newest[:ENTRIES_A_FEED]):
        card, url = card_of(page, places), request.build_absolute_uri(page.url)
        feed.add_item(
            title=_plain(card.title),
            link=url,
            unique_id=url,
            description=_plain(" · ".join(part for part in (card.place, card.status, card.text) if part)),
            pubdate=page.first_published_at,
            updateddate=page.last_published_at,
            categories=[_plain(str(topic)) for topic in card.topics],
        )
    response = HttpResponse(content_type=feed.content_type)
    feed.write(response, "utf-8")
    return response


def _plain(text: str) -> str:
    """XML has no place for control characters."""
    return CONTROL_CHARACTERS.sub("", text)
