"""What is done with words before they are indexed and before they are asked for.

A stand-in until the rules of German stand here: words are compared as they are written, whatever their case.
"""

import re
from dataclasses import dataclass

WORD = re.compile(r"[^\W_]+")
PART = re.compile(r'(-?)"([^"]*)"?|(-?)([^\s"]+)')
EDITION = 1
"""Another number makes every entry be prepared anew."""

Words = tuple[str, ...]


@dataclass(frozen=True)
class Query:
    """What somebody has typed."""

    terms: tuple[Words, ...] = ()
    """Of each one of the words must stand in what is found."""
    phrases: tuple[Words, ...] = ()
    """The words of each stand one behind the other."""
    excluded: tuple[Words, ...] = ()
    """Words or phrases that must not stand in it."""

    @property
    def asks_for_something(self) -> bool:
        return bool(self.terms or self.phrases)


def folded(text: str) -> str:
    """The words as they are compared while somebody types."""
    return " ".join(WORD.findall(text.casefold()))


def words_of(text: str, language: str) -> str:
    """What the index holds: words of letters and digits, apart by one space, in the order of the text; what else they
    are found by stands behind the last, so that phrases stay what they are."""
    return folded(text)


def parsed(query: str, language: str) -> Query:
    terms: list[Words] = []
    phrases: list[Words] = []
    excluded: list[Words] = []
    for not_this, phrase, not_that, word in PART.findall(query):
        words = tuple(words_of(phrase or word, language).split())
        if not words:
            continue
        if not_this or not_that:
            excluded.append(words)
        elif phrase:
            phrases.append(words)
        else:
            terms.extend((each,) for each in words)
    return Query(tuple(terms), tuple(phrases), tuple(excluded))
