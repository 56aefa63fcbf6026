"""A newsletter's content as plain parts, which a mail, its text and the archive draw each in their own way.

Whether everybody may read a page, an idea or a call is asked here, that is when it is drawn: what was hidden after it
was chosen is left out.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from lxml import html as lxml_html
from wagtail.images.models import SourceImageIOError
from wagtail.models import Page

from home.events.models import EventPage, Occurrence
from home.news.models import NewsPage
from home.teasers import open_pages
from initiatives.calls.models import Call
from initiatives.ideas.models import Idea
from portal.base.dates import day_in_words, period_in_words
from portal.base.templatetags.blocks import prose

PICTURE = "max-1072x1072|format-jpeg|jpegquality-80"
"""Twice as wide as it is shown; mail programs know no WebP."""
SHOWN_WIDTH = 536
WORDS_OF_AN_ENTRY = 32


@dataclass(frozen=True)
class Picture:
    url: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True)
class Entry:
    """A page, an idea or a call."""

    title: str
    url: str
    text: str = ""
    facts: str = ""
    """When and where."""


@dataclass(frozen=True)
class Part:
    kind: str
    heading: str = ""
    html: SafeString | str = ""
    entries: Sequence[Entry] = ()
    picture: Picture | None = None
    caption: str = ""
    url: str = ""
    label: str = ""


def full(url: str) -> str:
    """As it stands in a mail."""
    return urljoin(f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}/", url)


def parts_of(body: Any) -> list[Part]:  # Any: Wagtail's value of a stream
    """In the language that is active; what is empty or may not be read any more is left out."""
    return [part for child in body for part in READERS[child.block_type](child.value)]


def _text(value: Any) -> Iterator[Part]:  # Any, here and below: the value of the block
    html = prose(value)
    if not strip_tags(html).strip():
        return
    tree = lxml_html.fragment_fromstring(html, create_parent="div")
    tree.make_links_absolute(full("/"))
    yield Part("text", html=SafeString(lxml_html.tostring(tree, encoding="unicode")))  # cleaned by `prose`


def _picture(value: Any) -> Iterator[Part]:
    image = value.get("image")
    if image is None:
        return
    try:
        rendition = image.get_rendition(PICTURE)
    except SourceImageIOError:  # its file is lost
        return
    width = min(SHOWN_WIDTH, rendition.width)
    picture = Picture(
        url=full(rendition.url),
        width=width,
        height=round(rendition.height * width / rendition.width),
        alt="" if image.decorative else image.contextual_alt_text or "",
    )
    yield Part("picture", picture=picture, caption=value.get("caption") or "")


def _entries(read: Callable[[list[int]], list[Entry]]) -> Callable[[Any], Iterator[Part]]:
    def part(value: Any) -> Iterator[Part]:
        entries = read([chosen.pk for chosen in value.get("chosen") or [] if chosen])
        if entries:
            yield Part("entries", heading=value.get("heading") or "", entries=entries)

    return part


def _pages(ids: list[int]) -> list[Entry]:
    pages = open_pages(ids)
    dates = _next_dates([page.pk for page in pages if isinstance(page, EventPage)])
    return [
        Entry(
            title=page.title,
            url=full(page.url or "/"),
            text=getattr(page, "introduction", ""),
            facts=", ".join(fact for fact in (_when(page, dates), _where(page)) if fact),
        )
        for page in pages
    ]


def _next_dates(ids: list[int]) -> dict[int, Occurrence]:
    if not ids:
        return {}
    found: dict[int, Occurrence] = {}
    rows = Occurrence.objects.on_pages(EventPage.objects.filter(pk__in=ids)).not_over(timezone.now()).for_lists()
    for row in rows:
        found.setdefault(row.page_id, row)
    return found


def _when(page: Page, dates: dict[int, Occurrence]) -> str:
    if isinstance(page, NewsPage):
        return day_in_words(page.date)
    date = dates.get(page.pk)
    return period_in_words(date.start, date.end, all_day=date.all_day) if date else ""


def _where(thing: Any) -> str:
    municipality = getattr(thing, "municipality", None)
    return str(municipality) if municipality else ""


def _ideas(ids: list[int]) -> list[Entry]:
    found = Idea.objects.listed().filter(pk__in=ids).select_related("municipality").in_bulk()
    return [_thing(found[pk]) for pk in dict.fromkeys(ids) if pk in found]


def _calls(ids: list[int]) -> list[Entry]:
    found = Call.objects.open().filter(pk__in=ids).select_related("municipality").in_bulk()
    return [_thing(found[pk]) for pk in dict.fromkeys(ids) if pk in found]


def _thing(thing: Idea | Call) -> Entry:
    return Entry(
        title=thing.title,
        url=full(thing.get_absolute_url()),
        text=Truncator(thing.text).words(WORDS_OF_AN_ENTRY, truncate=" …"),
        facts=_where(thing),
    )


def _button(value: Any) -> Iterator[Part]:
    if value.link and value.get("button"):
        yield Part("button", url=full(value.link), label=value["button"])


READERS: dict[str, Callable[[Any], Iterator[Part]]] = {
    "text": _text,
    "picture": _picture,
    "pages": _entries(_pages),
    "ideas": _entries(_ideas),
    "calls": _entries(_calls),
    "button": _button,
}
