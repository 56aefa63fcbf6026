"""One spelling for words that people write in several: umlauts, their two letters, their lost dots, the sharp s."""

import re
import unicodedata

# Two letters for an umlaut; not in “Steuer”, “Bauer”, “Quelle”.
TWO_LETTERS = re.compile(r"ae|oe|(?<![aeq])ue")
NOT_DECOMPOSED = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d"})


def plain(word: str) -> str:
    """Small letters without any marks: café, Café and cafe are the same."""
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFKD", word.casefold().translate(NOT_DECOMPOSED))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def folded(word: str) -> str:
    """By German rules, so that Müll, Muell and Mull are the same."""
    return TWO_LETTERS.sub(lambda found: found[0][0], plain(word))
