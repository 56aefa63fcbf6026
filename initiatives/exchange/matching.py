"""Which initiatives a table speaks of: found by their number elsewhere, or by their address."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.conf import settings

from initiatives.exchange.models import ExternalId
from initiatives.exchange.reading import Row
from initiatives.models import InitiativeIndexPage, InitiativePage
from portal.accounts.models import User

AT_ONCE = 500


class Stock:
    """What there is already of what the rows name, read in a number of queries that grows by portions only."""

    def __init__(self) -> None:
        self.by_external_id: dict[str, InitiativePage] = {}
        self.by_slug: dict[tuple[str, str], InitiativePage] = {}
        self.names: dict[tuple[str, str, int | None], str] = {}
        self.external_ids: dict[int, str] = {}
        self.directories = {page.locale.language_code: page for page in _directories()}
        self._may_add: dict[str, bool] = {}

    @classmethod
    def of(cls, rows: Sequence[Row]) -> "Stock":
        stock = cls()
        for ids in _portions(rows, "external_id"):
            known = dict(ExternalId.objects.filter(value__in=ids).values_list("page", "value"))
            for page in _pages().filter(pk__in=known):
                stock.by_external_id[known[page.pk]] = page
        for slugs in _portions(rows, "slug"):
            for page in _pages().filter(slug__in=[slug.lower() for slug in slugs]):
                stock.by_slug[page.locale.language_code, page.slug] = page
        for titles in _portions(rows, "title"):
            found = InitiativePage.objects.filter(title__in=titles)
            for slug, title, place, code in found.values_list("slug", "title", "municipality", "locale__language_code"):
                stock.names[code, title, place] = slug
        pages = [page.pk for page in (*stock.by_external_id.values(), *stock.by_slug.values())]
        for start in range(0, len(pages), AT_ONCE):
            theirs = ExternalId.objects.filter(page__in=pages[start : start + AT_ONCE])
            stock.external_ids |= dict(theirs.values_list("page", "value"))
        return stock

    def find(self, external_id: str, language: str, slug: str) -> InitiativePage | None:
        return self.by_external_id.get(external_id) or self.by_slug.get((language or settings.LANGUAGE_CODE, slug))

    def external_id_of(self, page: InitiativePage) -> str:
        return self.external_ids.get(page.pk, "")

    def named(self, language: str, title: str, municipality: int | None) -> str:
        """The slug of one with this name in this municipality."""
        return self.names.get((language, title, municipality), "")

    def may_add(self, user: User, language: str) -> bool:
        if language not in self._may_add:
            directory = self.directories.get(language)
            may = directory is not None and directory.permissions_for_user(user).can_publish_subpage()
            self._may_add[language] = bool(may)
        return self._may_add[language]


def _directories() -> Sequence[InitiativeIndexPage]:
    """The first of each language wins."""
    return list(InitiativeIndexPage.objects.select_related("locale").order_by("-path"))


def directory_in(language: str) -> InitiativeIndexPage:
    return InitiativeIndexPage.objects.filter(locale__language_code=language).order_by("path")[0]


def _pages() -> Any:  # Any: a queryset of pages
    pages = InitiativePage.objects.select_related("locale", "content_type")
    return pages.prefetch_related("topics").defer_streamfields()


def _portions(rows: Sequence[Row], name: str) -> Iterator[list[str]]:
    values = sorted({cells[name] for _number, cells in rows if cells.get(name)})
    for start in range(0, len(values), AT_ONCE):
        yield values[start : start + AT_ONCE]
