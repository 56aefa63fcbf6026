"""German compounds: “Radwegekonzept” is rad, wege, konzept.

A word is cut where both sides are parts that many other German words have; how many stands in `data/parts.txt.gz`
(made by `parts_from_nouns.py` from nouns under CC0). Rare parts do not cut: better a compound in one piece than
a “Rad” in “Parade”.
"""

import gzip
import re
from functools import cache, lru_cache
from math import log
from typing import NamedTuple

from search.language.lists import DATA, listed
from search.language.stems import german_stem

NOT_AT_THE_BEGINNING = frozenset({"weg"})
"""Verbs begin with it as well: wegwerfen."""
PARTS = DATA / "parts.txt.gz"
SHORTEST = 5
"""A word with less letters is one."""
LONGEST = 60
LEAST_FAMILY = 4
"""In how many words a part has to occur at that place."""
OF_OUR_OWN = log(150)
SHORTEST_NAME = 4
LINKED = log(20)
IN_ONE_PIECE = log(5_000)
WITH_AN_S = re.compile(r"[a-z]{3,}(ungs|keits|heits|schafts|tats|ions)")
"""Begins a compound, be it known or not."""
A_CUT = 1.0
"""What a cut has to be worth, so that few are made."""


class Parts(NamedTuple):
    """How much speaks for a part, at the beginning or in the middle, and at the end of a word."""

    first: dict[str, float]
    last: dict[str, float]


@lru_cache(maxsize=1_500)
def parts_of(word: str) -> tuple[str, ...]:
    """The parts of a folded word as they stand there; the word itself where it has none."""
    if not SHORTEST < len(word) <= LONGEST or german_stem(word) in _whole() or not word.isalpha():
        return (word,)
    last = _parts().last
    ways: dict[int, tuple[float, tuple[str, ...]]] = {0: (0.0, ())}
    for end in range(3, len(word) - 2):
        if better := [
            (ways[start][0] + worth - A_CUT, (*ways[start][1], part))
            for start in ways
            if (worth := _worth(part := word[start:end], beginning=start == 0))
        ]:
            ways[end] = max(better)
    whole = [
        (worth + last[part] - A_CUT, (*cut, part))
        for start, (worth, cut) in ways.items()
        if start and (part := word[start:]) in last
    ]
    return max(whole, key=lambda way: way[0] / len(way[1]))[1] if whole else _behind_a_name(word)


def _behind_a_name(word: str) -> tuple[str, ...]:
    for start in range(SHORTEST_NAME, len(word) - 3):
        if word[start:] in listed("surely_last_parts"):
            return word[:start], word[start:]
    return (word,)


def _worth(part: str, *, beginning: bool) -> float:
    if beginning and part in NOT_AT_THE_BEGINNING:
        return 0
    known = _parts()
    linked = part[-1] == "s" and (beginning or part[:-1] in known.last) and WITH_AN_S.fullmatch(part)
    return known.first.get(part, 0) or (LINKED if linked else 0)


@cache
def _whole() -> frozenset[str]:
    return frozenset(map(german_stem, listed("one_word")))


@cache
def _parts() -> Parts:
    first, last = {}, {}
    worth = cache(log)  # a number of its own for each of 29,000 would take half a megabyte
    with gzip.open(PARTS, "rt", encoding="ascii") as lines:
        for line in lines:
            part, as_first, as_last = line.split()
            if int(as_first) >= LEAST_FAMILY:
                first[part] = worth(int(as_first))
            if int(as_last) >= LEAST_FAMILY:
                last[part] = worth(int(as_last))
    for word in listed("one_word"):
        first[word] = last[word] = IN_ONE_PIECE
    first.update(dict.fromkeys(listed("first_parts"), OF_OUR_OWN))
    last.update(dict.fromkeys(listed("last_parts"), OF_OUR_OWN))
    return Parts(first, last)
