"""“Meintest du”: for words that nothing has, those of the index that look alike."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate, combinations
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from search.language.compounds import parts_of
from search.language.folding import folded
from search.language.queries import LANGUAGES, LONGEST_QUERY
from search.language.words import analysed, without_endings, words_in

SHORTEST = 4
LONG = 8
"""From so many letters on there may be two slips."""
MOST_WORDS = 8
KEPT = re.compile(r"\d")


class Spelled(NamedTuple):
    """A word of the index as people write it, and in how many entries it stands."""

    word: str
    spelling: str
    entries: int


def spellings(text: str, language: str) -> dict[str, str]:
    """The words of the index for a text, and those within compounds, each as it is written there."""
    spelled: dict[str, str] = {}
    for found in words_in(without_endings(text)):
        for word, spelling in _spellings_of(found[0], language):
            spelled.setdefault(word, spelling)
    return spelled


@lru_cache(maxsize=1_500)
def _spellings_of(word: str, language: str) -> tuple[tuple[str, str], ...]:
    written = [word]
    if language == "de" and len(folded(word)) == len(word):
        edges = [0, *accumulate(len(part) for part in parts_of(folded(word)))]
        neighbours = (word[start:end] for start, end in combinations(edges, 2))
        written += [part.capitalize() for part in neighbours if part != word]
    return tuple((analysed(part, language).whole, part) for part in written)


class Vocabulary:
    """All words of the index; made anew when it has changed much."""

    def __init__(self, words: Iterable[Spelled]) -> None:
        self._words: set[str] = set()
        self._spelled: dict[str, Spelled] = {}
        self._by_length: dict[int, list[str]] = {}
        for each in words:
            self._words.add(each.word)
            for key in {folded(each.spelling), each.word}:
                if key not in self._spelled:
                    self._by_length.setdefault(len(key), []).append(key)
                if key not in self._spelled or each.entries > self._spelled[key].entries:
                    self._spelled[key] = each

    def knows(self, word: str) -> bool:
        return any(analysed(word, language).whole in self._words for language in LANGUAGES)

    def nearest(self, word: str) -> str | None:
        """The word with the fewest slips, of these the most frequent; with the same first letter if there is one."""
        key = folded(word)
        if len(key) < SHORTEST or KEPT.search(key):
            return None
        slips = 2 if len(key) >= LONG else 1
        lengths = range(len(key) - slips, len(key) + slips + 1)
        near = [each for length in lengths for each in self._by_length.get(length, ())]
        found = process.extract(key, near, scorer=OSA.distance, score_cutoff=slips, limit=20)
        if not found:
            return None
        best = min(found, key=lambda each: (each[1], each[0][0] != key[0], -self._spelled[each[0]].entries, each[0]))
        return self._spelled[best[0]].spelling


def meant(typed: str, vocabulary: Vocabulary) -> str | None:
    """The query with its unknown words put right; None where there is nothing to put right."""
    text = typed[:LONGEST_QUERY]
    said, end, changed = [], 0, False
    for found in list(words_in(text))[:MOST_WORDS]:
        word = found[0]
        instead = None if vocabulary.knows(word) else vocabulary.nearest(word)
        said += [text[end : found.start()], instead or word]
        end, changed = found.end(), changed or bool(instead)
    return "".join([*said, text[end:]]) if changed else None
