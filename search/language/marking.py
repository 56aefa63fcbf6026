"""Where in a text stands what was asked for."""

from collections.abc import Iterator

from search.language.queries import Query
from search.language.words import analysed, spelled, without_umlauts, words_in

HEAD = 3
"""So many letters at the beginning of a German word, or of a part of one, its stem leaves as they are."""


def marks(text: str, language: str, query: Query) -> Iterator[tuple[int, int]]:
    """Start and end of each word that the query finds, in the order of the text."""
    asked = query.words
    heads = {without_umlauts(word[:HEAD]) for word in asked}
    for found in words_in(text):
        if language == "de" and not _has_one_of(heads, spelled(found[0])):
            continue  # taking a compound apart takes ten times as long
        word = analysed(found[0], language)
        if word.whole in asked or not asked.isdisjoint(word.within):
            yield found.start(), found.end()


def _has_one_of(heads: set[str], letters: str) -> bool:
    return any(head in letters for head in heads)
