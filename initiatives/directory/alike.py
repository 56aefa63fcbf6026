"""Titles like one that somebody is typing: "Gibt es das schon?"

Three steps. The database looks for all words together, and where few titles have them, for each two of these and for
pieces of words, for which there is an index (`pieces.py`); each title is weighed by the length of what it has of them;
and the best few dozen are compared letter by letter. The pieces are the stems of the words and, because German writes
in one word what others write in three, the beginnings and ends of long ones: "Lastenradverleih" so finds "Verleih von
Lastenrädern".
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from django.db.models import QuerySet

from initiatives.directory.folding import fold
from initiatives.directory.models import DirectoryEntry
from initiatives.directory.pieces import rows_with_all_in_title, rows_with_some_in_title
from portal.base.prepared import prepared
from portal.regions.lists import all_municipalities

SHORTEST = 4
PART = 5
"""So many letters at the beginning or end of a word are taken for a part of it."""
LONG = 8
MOST_PIECES = 16
PAIRED = 4
"""So many words, the first ones, are looked for two by two: each may be common, and both together are not."""
COMPARED = 60
ENOUGH = 20
"""Titles with all words: whatever has only some of these is less like it."""
ALIKE = 0.45
ENDINGS = ("innen", "ern", "en", "er", "es", "e", "n", "s")
SAY_NOTHING = {
    *("eine", "einen", "einer", "eines", "einem", "fuer", "oder", "ohne", "unser", "unsere", "unseren", "mehr"),
    *("stadt", "dorf", "orte", "gemeinde", "region", "hier"),
    *("alle", "aller", "allen", "beim", "durch", "gegen", "nach", "uber", "unter", "wird", "werden", "soll", "sollen"),
    *("kein", "keine", "mein", "meine", "dein", "deine", "with", "more", "from", "initiative", "idee", "ideen"),
}


@dataclass(frozen=True)
class Alike:
    """A thing on a layer, and how like its title is, from 0 to 1."""

    layer: str
    object_id: int
    likeness: float


def titles_alike(
    text: str, layers: Sequence[str], *, language: str, limit: int, without: Collection[tuple[str, int]] = ()
) -> list[Alike]:
    """The most alike first; nothing where the text has no word that says something. At most three queries."""
    silent = SAY_NOTHING | {word for each in all_municipalities() for word in fold(each.name).split()}
    stems = _stems(text, silent)
    if not stems or not layers:
        return []
    pieces, typed = pieces_of(stems), _grams(stems)
    found = [
        Alike(layer, object_id, likeness)
        for layer, object_id, title in _candidates(layers, language, stems, pieces)
        if (layer, object_id) not in without
        for likeness in [_likeness(typed, _grams(_stems(title, silent)))]
        if likeness >= ALIKE
    ]
    return sorted(found, key=lambda each: (-each.likeness, each.layer, -each.object_id))[:limit]


def pieces_of(stems: Iterable[str]) -> list[str]:
    """What is looked for, the longest first."""
    pieces = set()
    for stem in stems:
        pieces.add(stem)
        if len(stem) >= LONG:
            pieces.update((stem[:PART], stem[-PART:]))
    return sorted(pieces, key=lambda piece: (-len(piece), piece))[:MOST_PIECES]


def _stems(text: str, silent: Collection[str]) -> list[str]:
    """The words that say something, without their endings; where it is says nothing about what it is."""
    words = dict.fromkeys(fold(text[:255]).split())
    return [_stem(word) for word in words if len(word) >= SHORTEST and word not in silent]


def _stem(word: str) -> str:
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            return word.removesuffix(ending)
    return word


def _candidates(
    layers: Sequence[str], language: str, stems: Sequence[str], pieces: Sequence[str]
) -> list[tuple[str, int, str]]:
    found = _rows(stems, pieces, DirectoryEntry.objects.db)
    entries = [each for each in _titles(language, sorted(found)) if each[0] in layers] if found else []
    weighed = sorted(entries, key=lambda each: (-sum(len(piece) for piece in pieces if piece in each[2]), -each[1]))
    return weighed[: COMPARED * len(layers)]


@prepared
def _titles(language: str, rows: Collection[int]) -> "QuerySet[DirectoryEntry, tuple[str, int, str]]":
    entries = DirectoryEntry.objects.for_readers_of(language).filter(pk__in=rows)
    return entries.values_list("layer", "object_id", "folded_title")


def _rows(stems: Sequence[str], pieces: Sequence[str], using: str) -> set[int]:
    found = rows_with_all_in_title(stems, using)
    if len(found) < ENOUGH:
        found |= rows_with_some_in_title([*combinations(stems[:PAIRED], 2), *([piece] for piece in pieces)], using)
    return found


def _likeness(typed: set[str], other: set[str]) -> float:
    """How many threes of letters they share: of those of the shorter, and so much less as the lengths differ."""
    shared = len(typed & other)
    if not shared:
        return 0.0
    of_the_shorter = shared / min(len(typed), len(other))
    of_both = 2 * shared / (len(typed) + len(other))
    return (of_the_shorter + of_both) / 2


def _grams(words: Iterable[str]) -> set[str]:
    """Each word's threes of letters, with the space before it."""
    return {f" {word}"[start : start + 3] for word in words for start in range(len(word) - 1)}
