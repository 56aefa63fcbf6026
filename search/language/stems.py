"""The stem of a word: Snowball's, and what Snowball does not know of German."""

import re
from functools import lru_cache
from threading import Lock

from Stemmer import Stemmer

from search.language.lists import table

_german = Stemmer("german", 0)
_english = Stemmer("english", 0)
"""Without a memory of their own."""

_one_at_a_time = Lock()
"""A stemmer works in itself: two threads at once would mix their words."""

# All words below are folded, as are those that come in.
LOANS = re.compile(
    "(abo|agenda|auto|buro|demo|euro|firma|foto|info|kino|kita|klima|logo|motto|oma|opa"
    "|radio|sofa|studio|tempo|thema|video)s$"
)
ENDINGS = (
    (re.compile(r"(?<=[a-z]{2})(er|or|ist|ent|ant|ling)in(nen)?$"), r"\1"),  # Lehrerinnen – Lehrer
    (re.compile(r"(?<=[a-z]{2})nisse(n|s)?$"), "nis"),
    (re.compile(r"(?<=[a-z]{2})zentren$"), "zentrum"),
    (re.compile(r"(?<=[a-z]{2})(is|min)terien$"), r"\1terium"),
    # Snowball leaves the s of loan words, and may not know it from the one in “kostenlos”.
    (LOANS, r"\1"),
    (re.compile(r"(?<=[a-z]{2})iert(e[nmrs]?)?$"), "ieren"),  # repariert – reparieren
)


@lru_cache(maxsize=1_500)
def german_stem(word: str) -> str:
    for pattern, instead in ENDINGS:
        word = pattern.sub(instead, word)
    word = table("irregular_de").get(word, word)
    if own := table("own_stems_de").get(word):
        return own
    with _one_at_a_time:
        return _german.stemWord(word)


@lru_cache(maxsize=1_500)
def english_stem(word: str) -> str:
    with _one_at_a_time:
        return _english.stemWord(table("irregular_en").get(word, word))
