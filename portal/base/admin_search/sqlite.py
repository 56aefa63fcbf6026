"""On SQLite Wagtail ranks each match by searching once more: for a word in the titles of 5,000 pages that took 16 s.

So what finds more than a few hundred is not ranked; the newest come first.
"""

from typing import Any

from wagtail.search.backends.database.sqlite.sqlite import (
    SQLiteAutocompleteQueryCompiler,
    SQLiteSearchBackend,
    SQLiteSearchQueryCompiler,
)

from portal.base import admin_search

# Any, in this module: Wagtail has no types.


class Bounded:
    """Beside a compiler of Wagtail's."""

    order_by_relevance: bool
    finds_few = False

    def search(self, config: Any, start: int | None, stop: int | None, score_field: str | None = None) -> Any:
        if self.order_by_relevance and score_field is None and not self.finds_few:
            self.order_by_relevance = False
            found = super().search(config, None, admin_search.MOST_RANKED + 1)  # type: ignore[misc]  # the compiler's
            self.order_by_relevance = self.finds_few = found.count() <= admin_search.MOST_RANKED
        return super().search(config, start, stop, score_field)  # type: ignore[misc]  # as above


class Search(Bounded, SQLiteSearchQueryCompiler):
    pass


class Autocomplete(Bounded, SQLiteAutocompleteQueryCompiler):
    pass


class BoundedBackend(SQLiteSearchBackend):
    query_compiler_class = Search
    autocomplete_query_compiler_class = Autocomplete
