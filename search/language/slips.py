"""“Meintest du”: for words that nothing has, those of the index that look alike."""

import re
from collections.abc import Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

from search.language.folding import folded
from search.language.queries import LONGEST_QUERY
from search.language.words import words_in

SHORTEST = 4
LONG = 8
"""From so many letters on there may be two slips."""
MOST_WORDS = 8
KEPT = re.compile(r"\d")


class Vocabulary:
    """The words of the index as people write them, with the number of entries that have them."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._counts: dict[str, int] = {}
        self._written: dict[str, str] = {}
        for word, count in counts.items():
            key = folded(word)
            if count > self._counts.get(key, 0):
                self._written[key] = word
            self._counts[key] = self._counts.get(key, 0) + count
        self._by_length: dict[int, list[str]] = {}
        for key in self._counts:
            self._by_length.setdefault(len(key), []).append(key)

    def __contains__(self, word: str) -> bool:
        return folded(word) in self._counts

    def nearest(self, word: str) -> str | None:
        """The word with the fewest slips, of these the most frequent; with the same first letter if there is one."""
        key = folded(word)
        if len(key) < SHORTEST or KEPT.search(key):
            return None
        slips = 2 if len(key) >= LONG else 1
        near = [each for length in range(len(key) - slips, len(key) + slips + 1) for each in self._by_length.get(length, ())]
        found = process.extract(key, near, scorer=OSA.distance, score_cutoff=slips, limit=20)
        if not found:
            return None
        best = min(found, key=lambda each: (each[1], each[0][0] != key[0], -self._counts[each[0]], each[0]))
        return self._written[best[0]]


def meant(typed: str, vocabulary: Vocabulary) -> str | None:
    """The query with its unknown words put right; None where there is nothing to put right."""
    text = typed[:LONGEST_QUERY]
    said, end, changed = [], 0, False
    for found in list(words_in(text))[:MOST_WORDS]:
        word = found[0]
        instead = None if word in vocabulary else vocabulary.nearest(word)
        said += [text[end : found.start()], instead or word]
        end, changed = found.end(), changed or bool(instead)
    return "".join([*said, text[end:]]) if changed else None
