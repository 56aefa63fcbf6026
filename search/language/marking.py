"""Where in a text stands what was asked for."""

from collections.abc import Iterator

from search.language.queries import Query
from search.language.words import analysed, words_in


def marks(text: str, language: str, query: Query) -> Iterator[tuple[int, int]]:
    """Start and end of each word that the query finds, in the order of the text."""
    asked = query.words
    for found in words_in(text):
        word = analysed(found[0], language)
        if word.whole in asked or not asked.isdisjoint(word.within):
            yield found.start(), found.end()
