"""The shared news as news readers read them."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language

from initiatives.directory.exports import CONTROL_CHARACTERS
from workspace.networks.models import Network
from workspace.networks.sources import Item


def atom_of(network: Network, news: Iterable[Item], request: HttpRequest) -> str:
    feed = Atom1Feed(
        title=_plain(network.name),
        link=request.build_absolute_uri(network.get_absolute_url()),
        description=_plain(network.sentence),
        language=get_language(),
        feed_url=request.build_absolute_uri(),
    )
    for item in news:
        url = request.build_absolute_uri(item.card.url)
        feed.add_item(
            title=_plain(item.card.title),
            link=url,
            description=_plain(item.card.text),
            unique_id=url,
            pubdate=item.at,
            author_name=_plain(item.who) or None,
        )
    return feed.writeString("utf-8")


def _plain(text: str) -> str:
    return CONTROL_CHARACTERS.sub("", text)
