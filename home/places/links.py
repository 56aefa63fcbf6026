"""Where the lists are that show the same as a page about a municipality or topic, and its feeds."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from home.places.subjects import Subject
from portal.base.models.edition import kept
from portal.base.visibility import everybody_may_read
from portal.regions.lists import all_municipalities, all_topics

LIST_PAGES = {
    "initiativen": "initiativeindexpage",
    "geschichten": "storyindexpage",
    "news": "newsindexpage",
    "termine": "eventindexpage",
}
CALLS = {"gesuche": "", "angebote": "richtung=angebote"}
VIEWS = {**dict.fromkeys(CALLS, "calls:list"), "ausleihe": "lending:list"}
WITH_FEED = ("initiativen", "geschichten", "news", "termine")


@dataclass(frozen=True)
class Feed:
    title: str
    url: str


def list_address(name: str) -> str:
    """The whole list in the reader's language; nothing where the portal has none."""
    if name in VIEWS:
        return reverse(VIEWS[name])
    return _list_pages(get_language()).get(name, ("", ""))[0]


def list_of(name: str, subject: Subject) -> str:
    """The list, filtered to what the page is about."""
    address = list_address(name)
    query = "&".join(filter(None, [CALLS.get(name, ""), subject.query]))
    return f"{address}?{query}" if address else ""


def feeds_of(subject: Subject) -> list[Feed]:
    """News of all kinds to subscribe to."""
    pages = _list_pages(get_language())
    return [
        Feed(
            _("%(list)s: %(name)s") % {"list": pages[name][1], "name": subject.row},
            f"{pages[name][0]}feed.atom?{subject.query}",
        )
        for name in WITH_FEED
        if name in pages
    ]


def places_to_find() -> list[tuple[str, list[str]]]:
    """The pages of this room for search engines: the names and arguments of their addresses."""
    places: list[tuple[str, list[str]]] = [("places:municipality", [each.slug]) for each in all_municipalities()]
    topics: list[tuple[str, list[str]]] = [("places:topic", [each.slug]) for each in all_topics()]
    return [
        *([("places:municipalities", [])] if places else []),
        *([("places:topics", [])] if topics else []),
        *places,
        *topics,
    ]


@kept
def _list_pages(language: str) -> dict[str, tuple[str, str]]:
    """Address and title of each list, by the name of what it lists."""
    names = {model: name for name, model in LIST_PAGES.items()}
    pages = Page.objects.filter(locale__language_code=language, content_type__model__in=names).order_by("-path")
    found = [
        (names[page.content_type.model], page) for page in everybody_may_read(pages).select_related("content_type")
    ]
    return {name: (page.url, page.title) for name, page in found if page.url}
