"""Where in a text stands what was asked for."""

from collections.abc import Iterator

from search.language.queries import Query
from search.language.words import words_in


def marks(text: str, language: str, query: Query) -> Iterator[tuple[int, int]]:
    """Start and end of each word that the query finds, in the order of the text."""
    asked = query.asked_in(language)
    for found in words_in(text):
        if asked[found[0]]:
            yield found.start(), found.end()
