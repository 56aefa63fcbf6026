"""What stands on a page several times (Wagtail's inline panels): a published page's rows of all kinds, in one go."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Model, QuerySet
from wagtail.models import Page

from portal.base.prepared import prepared
from portal.base.together import answered, rows_of, together

# Any, in this module: rows of whatever an editor puts on a page.


class InlineRows:
    """Of a model with a `ParentalKey` called `page`, in the editor's order; with them what `related` names."""

    def __init__(self, model: type[Model], *related: str) -> None:
        self.model = model
        key: Any = model._meta.get_field("page")
        self.name: str = key.remote_field.related_name
        """As the page calls them."""
        self._related = related

        @prepared
        def rows(page: int) -> "QuerySet[Any]":
            return self._with_related(model._default_manager.filter(page=page))  # noqa: SLF001  # whatever a model has

        self.of_published = rows

    def of_draft(self, page: Page) -> list[Any]:
        """What the editor has written, saved or not."""
        return list(self._with_related(getattr(page, self.name).all()))

    def _with_related(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        return rows.select_related(*self._related) if self._related else rows


def rows_of_published(kinds: Sequence[InlineRows], page: int) -> dict[str, list[Any]]:
    """By the names that the page has for them."""
    found = answered(together(rows_of(kind.of_published.question(page)) for kind in kinds))
    return {kind.name: rows for kind, rows in zip(kinds, found, strict=True)}


def rows_of_draft(kinds: Sequence[InlineRows], page: Page) -> dict[str, list[Any]]:
    return {kind.name: kind.of_draft(page) for kind in kinds}
