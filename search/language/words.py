"""What a text is made of, and what becomes of a single word in the index."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from search.language.compounds import parts_of
from search.language.folding import folded, plain
from search.language.stems import english_stem, german_stem

# Letters and digits, joined by what joins: Balkon-Solaranlage, anna@example.org, Kiel's, 10.000.
WORD = re.compile(r"[^\W_]+(?:[-‐‑.@'’&/+][^\W_]+)*")
JOINT = re.compile(r"[-‐‑.@'’&/+]")
# Bürger:innen, Bürger*innen, Bürger_innen, Bürger/-innen, BürgerInnen, Bürger(innen)
GENDERED = re.compile(r"(?<=[a-zäöüß])(?:[:*_·]|/-?|\(|(?=I))(?:in|In)(?:nen)?(?![^\W_])\)?")
POSSESSIVE = re.compile(r"['’]s?$", re.IGNORECASE)
SOFT = re.compile("[\u00ad\u200b\u200c\u200d\ufeff]")
"""Hyphens that are not seen, and nothings."""
UMLAUT = re.compile("(?<=[aou])e+")
MOST_PARTS = 6
LONGEST = 80
"""Of a word; what is longer is no word, but somebody's key or picture."""


class Word(NamedTuple):
    whole: str
    """What the index holds of it; a compound as its parts in their stems."""
    within: tuple[str, ...] = ()
    """Its parts, and neighbouring parts together."""


def words_in(text: str) -> Iterator[re.Match[str]]:
    """Where the words stand, after `without_endings`."""
    return WORD.finditer(text)


def without_endings(text: str) -> str:
    """Without invisible hyphens, and with one word for people of any gender."""
    return GENDERED.sub("", SOFT.sub("", text))


@lru_cache(maxsize=3_000)
def analysed(word: str, language: str) -> Word:
    """Of a few signs, as a lone accent, nothing is left: the whole is empty then."""
    word = word[:LONGEST]
    if language == "de":
        pieces = [_letters(folded(piece)) for piece in JOINT.split(word)[:MOST_PARTS]]
        stems = [german_stem(part) for piece in pieces for part in parts_of(piece)]
    else:
        pieces = [_letters(plain(piece)) for piece in JOINT.split(POSSESSIVE.sub("", word))[:MOST_PARTS]]
        stems = [english_stem(piece) for piece in pieces]
    stems = stems[:MOST_PARTS]
    neighbours = ("".join(stems[start:end]) for start, end in combinations(range(len(stems) + 1), 2))
    whole = "".join(stems)
    return Word(whole, tuple(dict.fromkeys(each for each in neighbours if each != whole and len(each) > 1)))


@lru_cache(maxsize=3_000)
def spelled(word: str) -> str:
    """A German word in one piece, as far as it is spelled like its stems."""
    return without_umlauts(_letters(folded(word)))


def without_umlauts(letters: str) -> str:
    """Snowball takes “aue” for “aü”: where that is left out on both sides, a stem begins as its word does."""
    return UMLAUT.sub("", letters)


def _letters(text: str) -> str:
    """Letters and digits alone: “¼” is a one, a stroke and a four once its parts are told apart."""
    return "".join(filter(str.isalnum, text))
