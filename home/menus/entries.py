"""From the menus in the database to the entries that a page shows to its reader."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.urls import Resolver404, resolve, translate_url
from django.utils.translation import get_language, override
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.models import Page, Site

from home.menus.models import MenuItem
from portal.base.models.edition import kept
from portal.base.seo import FRONT_PAGE_DEPTH
from portal.base.sites import site_of
from portal.base.visibility import everybody_may_read


@dataclass(kw_only=True)
class Entry:
    """A link of a menu as a reader sees it."""

    title: str
    url: str
    language: str
    """The language of the linked page; differs from the reader's where there is no translation."""
    is_current: bool = False
    """This is the page that the reader is on."""
    may_be_section: bool = False
    """Pages stand below it, as below each but a front page, below which everything stands."""
    is_section: bool = False
    """The page that the reader is on stands below this one."""
    children: list["Entry"] = field(default_factory=list)


class Menu(list[Entry]):
    """The entries at a place. In words, by which `{% kept %}` tells it apart, it is shorter than they are."""

    name = ""

    def __str__(self) -> str:
        return self.name


def entries_for(request: HttpRequest, place: str) -> Menu:
    """The entries at `place` for this request."""
    site = site_of(request)
    if site is None:
        return Menu()
    language = _content_language()
    above = tuple(url for url in _addresses(site, language, place) if request.path.startswith(url))
    return _seen_from(site, language, place, above, is_one_of_them=request.path in above)


@kept
def _addresses(site: Site, language: str, place: str) -> list[str]:
    entries = _menus(site, language).get(place, [])
    return [each.url for entry in entries for each in (entry, *entry.children)]


@kept
def _seen_from(site: Site, language: str, place: str, above: tuple[str, ...], *, is_one_of_them: bool) -> Menu:
    """The menu as it looks on a page below these addresses, or at the longest of them."""
    current = max(above, key=len) if is_one_of_them else None

    def seen(entry: Entry) -> Entry:
        return replace(
            entry,
            is_current=entry.url == current,
            is_section=entry.url != current and entry.url in above and entry.may_be_section,
            children=[seen(child) for child in entry.children],
        )

    menu = Menu(map(seen, _menus(site, language).get(place, [])))
    menu.name = f"{site.pk} {place} {current} {above}"
    return menu


@kept
def _menus(site: Site, language: str) -> dict[str, list[Entry]]:
    """All menus, read together."""
    items = _items_by_place(site, language)
    pages = _pages_to_link({item.page for place in items.values() for item in place if item.page}, language)
    return {place: _arrange(place_items, pages, site, language) for place, place_items in items.items()}


def _content_language() -> str:
    try:
        return get_supported_content_language_variant(get_language() or settings.LANGUAGE_CODE)
    except LookupError:
        return settings.LANGUAGE_CODE


def _items_by_place(site: Site, language: str) -> dict[str, list[MenuItem]]:
    """The reader's language wins; the main language stands in for a menu that is missing."""
    items = (
        MenuItem.objects.filter(menu__site=site, menu__locale__language_code__in={language, settings.LANGUAGE_CODE})
        .select_related("menu__locale", "page__locale")
        .order_by("sort_order", "pk")
    )
    found: dict[tuple[str, str], list[MenuItem]] = defaultdict(list)
    for item in items:
        found[item.menu.place, item.menu.locale.language_code].append(item)
    return {
        place: found.get((place, language)) or found[place, settings.LANGUAGE_CODE]
        for place in {key[0] for key in found}
    }


def _pages_to_link(pages: Iterable[Page], language: str) -> dict[int, Page]:
    """For each page the one to link to: itself or its translation, and only what everybody may read."""
    pages = set(pages)
    if not pages:
        return {}
    keys = {page.translation_key for page in pages}
    readable = everybody_may_read(Page.objects.filter(translation_key__in=keys)).select_related("locale")
    by_key: dict[tuple[object, str], Page] = {
        (page.translation_key, page.locale.language_code): page for page in readable
    }
    chosen = {}
    for page in pages:
        own_language = page.locale.language_code
        target = by_key.get((page.translation_key, language)) or by_key.get((page.translation_key, own_language))
        if target is not None:
            chosen[page.pk] = target
    return chosen


def _arrange(items: list[MenuItem], pages: dict[int, Page], site: Site, language: str) -> list[Entry]:
    """Nests the entries; what stands below a hidden entry moves up rather than to a stranger."""
    entries: list[Entry] = []
    parent: Entry | None = None
    for item in items:
        entry = _entry(item, pages, site, language)
        if not item.is_nested:
            parent = entry
        if entry is None:
            continue
        if item.is_nested and parent is not None:
            parent.children.append(entry)
        else:
            entries.append(entry)
    return entries


def _entry(item: MenuItem, pages: dict[int, Page], site: Site, language: str) -> Entry | None:
    if item.page_id is None:
        return _address(item, language)
    page = pages.get(item.page_id)
    url = page.relative_url(site) if page else None
    if page is None or url is None:
        return None
    page_language = page.locale.language_code
    # A title written in German would be wrong on an English page.
    title = item.title if item.title and item.menu.locale.language_code == page_language else page.title
    return Entry(
        title=title,
        url=url,
        language=page_language,
        may_be_section=page.depth > FRONT_PAGE_DEPTH,
    )


def _address(item: MenuItem, language: str) -> Entry:
    """An address of the portal is the reader's language's own, where it has one in each."""
    written_in = item.menu.locale.language_code
    title_en = item.title_en if language == "en" != written_in else ""
    return Entry(
        title=title_en or item.title,
        url=item.url if language == written_in else _translated(item.url, written_in, language),
        language=language if title_en else written_in,
    )


def _translated(url: str, written_in: str, language: str) -> str:
    """Views stand at one address in each language; a page's translation stands wherever its editors put it."""
    with override(written_in):
        try:
            is_view = resolve(urlsplit(url).path).url_name != "wagtail_serve"
        except Resolver404:
            return url
        return translate_url(url, language) if is_view else url
