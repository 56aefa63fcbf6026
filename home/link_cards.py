"""Links to the pages of the portal, as cards."""

from collections.abc import Sequence
from typing import Any

from django.utils.text import capfirst
from wagtail.models import Page, Site

from portal.base import link_cards
from portal.base.link_cards import LinkCard, Said
from portal.base.visibility import everybody_may_read


def find(_user: Any, said: Sequence[Said]) -> list[LinkCard | None]:  # Any: users and anonymous visitors
    """Of what everybody may read."""
    site = Site.objects.select_related("root_page").filter(is_default_site=True).first()
    if site is None:
        return [None] * len(said)
    root = site.root_page
    homes = {root.locale.language_code: root.url_path}
    homes |= {each.locale.language_code: each.url_path for each in root.get_translations().select_related("locale")}
    paths = [homes.get(each["language"], "") + each["args"][0] for each in said]
    pages = everybody_may_read(Page.objects.filter(url_path__in=set(paths)))
    cards = {page.url_path: _card(page) for page in pages.select_related("content_type")}
    return [cards.get(path) for path in paths]


def _card(page: Page) -> LinkCard:
    kind = page.specific_class
    label = capfirst(kind._meta.verbose_name) if kind is not None else ""
    return LinkCard(page.title, label, "file-earmark-text", page.url)


def register() -> None:
    link_cards.register("wagtail_serve", find)
