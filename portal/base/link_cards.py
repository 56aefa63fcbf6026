"""What a link to something of the portal says of itself: apps register, by the name of an address, how they find it.

The reader is asked for each time: who may not see a thing sees a link, and nothing of what it is called.
"""

import re
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.db import models
from django.urls import Resolver404, resolve
from django.utils import translation

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

# Any, in this module: users and anonymous visitors, rows of whatever model, and what an address says.

Said = dict[str, Any]
"""What an address is made of by its pattern, and the `language` of its readers."""


@dataclass(frozen=True)
class LinkCard:
    title: str
    label: "StrOrPromise"
    """What kind of thing it is."""
    icon: str
    url: str
    template: str = ""
    """Of what stands in its place, a poll for instance: it gets `part`, and `back`, the address of the page."""
    part: Any = None


Finder = Callable[[Any, Sequence[Said]], list["LinkCard | None"]]
"""`find(user, said)` answers for each of what the addresses say, in one query for all of them."""
_finders: dict[str, Finder] = {}
_shown: set[str] = set()
LINK = re.compile(r'href="([^"]+)"')


def register(url_name: str, find: Finder, *, shows_more: bool = False) -> None:
    """`shows_more`: its cards have a template of their own, so they stand below texts as well."""
    _finders[url_name] = find
    if shows_more:
        _shown.add(url_name)


def by_number(
    visible_to: Callable[[Any], "models.QuerySet[Any]"],
    *,
    label: "StrOrPromise",
    icon: str,
    title: Callable[[Any], str] = str,
    url: Callable[[Any], str] = lambda row: row.get_absolute_url(),
    key: str = "pk",
) -> Finder:
    """Of things whose address ends with their number, or with another unique `key`."""

    def find(user: Any, said: Sequence[Said]) -> list[LinkCard | None]:
        keys = [each[key] for each in said]
        rows = {getattr(row, key): row for row in visible_to(user).filter(**{f"{key}__in": set(keys)})}
        cards = {each: LinkCard(title(row), label, icon, url(row)) for each, row in rows.items()}
        return [cards.get(each) for each in keys]

    return find


def path_of(address: str) -> str:
    """The path, where it is an address of this portal; else empty. The page's own place in it does not matter."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    own = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    if parts.netloc and (parts.scheme not in {"http", "https"} or parts.netloc.lower() != own.netloc.lower()):
        return ""
    return unquote(parts.path) if parts.path.startswith("/") and (parts.netloc or not parts.scheme) else ""


def paths_in(html: str) -> list[str]:
    """Of the links to the portal's own things, each once."""
    paths = (path_of(unescape(address)) for address in LINK.findall(html))
    return list(dict.fromkeys(path for path in paths if path))


def parts_in(html: str, user: Any) -> list[LinkCard]:
    """What a text shows below: of its links those that are more than a card."""
    return list(cards_of(user, paths_in(html), among=_shown).values())


def cards_of(user: Any, paths: Iterable[str], *, among: Container[str] | None = None) -> dict[str, LinkCard]:
    """By path, those that exist for this person: in as many queries for one of a kind of address as for fifty.

    `among`: the names of addresses that are asked for; all of them without.
    """
    asked: dict[str, list[tuple[str, Said]]] = {}
    for path in dict.fromkeys(paths):
        language = _language_of(path)
        try:
            with translation.override(language):
                match = resolve(path)
        except Resolver404:
            continue
        if match.view_name in _finders and (among is None or match.view_name in among):
            said = {**match.kwargs, "args": match.args, "language": language}
            asked.setdefault(match.view_name, []).append((path, said))
    found = {}
    for name, rows in asked.items():
        cards = _finders[name](user, [said for _path, said in rows])
        found.update({path: card for (path, _said), card in zip(rows, cards, strict=True) if card is not None})
    return found


def _language_of(path: str) -> str:
    """The addresses of all languages but the first begin with theirs."""
    first = path.removeprefix("/").partition("/")[0]
    return first if first in {code for code, _name in settings.LANGUAGES} else settings.LANGUAGE_CODE
