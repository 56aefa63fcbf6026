"""Passages of a text about which somebody says something: where they are now, whatever was written since.

Yjs numbers each letter for good, by the window that wrote it and a counter. A passage is kept as the numbers of its
first and its last letter (“1234:5”): they stay where they are while others write before, in and behind it, and a
deleted letter still has its place between its neighbours. Who breaks a line in two or makes a heading of it writes its
letters anew; then the window in which that is done says which they are now (`services.commenting.move`), and as long as
nobody has said it, or where it was done without a window, the words themselves are looked for. Of a sign that
JavaScript counts as two, the second one counts: nothing can be written between them.

pycrdt does not say where a letter is. So a sign of our own is written behind it into the document, which is thrown away
afterwards: as a Yjs update that says nothing but “behind this letter”.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, NamedTuple

from pycrdt import Doc

from portal.live.lib0 import number, words
from workspace.texts.document import reading
from workspace.texts.document.clocks import ORIGIN, WORDS, Span, clocks_of, held_by
from workspace.texts.document.tree import PASSAGE, Mark, Node, walk

LETTER = re.compile(r"[0-9]{1,16}:[0-9]{1,16}")
"""As it is kept."""
SIGN = 0xF0000
"""Signs of our own: two for each passage, from the private use area that fonts leave alone."""
MOST = 1000
SIGNS = re.compile(f"[{chr(SIGN)}-{chr(SIGN + MOST * 2 - 1)}]")
FEWEST_TO_FIND = 4
"""Letters of a passage that is looked for by its words."""
CUT = "…"


@dataclass(frozen=True)
class Passage:
    key: int
    first: str
    last: str
    quote: str


class Letter(NamedTuple):
    client: int
    clock: int


class Stretch(NamedTuple):
    """Counted in letters from the beginning of the text."""

    start: int
    end: int


def marked(doc: Doc[Any], passages: Sequence[Passage]) -> tuple[Node, frozenset[int]]:
    """The text with a mark around each passage, and the keys of those that are there. Uses up `doc`."""
    wanted = list(passages[:MOST])
    placed = _write_signs(doc, wanted)
    root, said, signs = _without_signs(reading.read(doc))
    line = _Line(root)
    found: dict[int, Stretch] = {}
    for place, passage in enumerate(wanted):
        stretch = _between(signs, place, placed.get(place, False))
        if stretch is None or not said[stretch.start : stretch.end].strip():
            stretch = line.by_words(passage.quote)
        if stretch is not None:
            found[passage.key] = stretch
    return _with_marks(root, found), frozenset(found)


def letter(said: str) -> Letter | None:
    if not LETTER.fullmatch(said):
        return None
    client, _, clock = said.partition(":")
    return Letter(int(client), int(clock))


# Signs


def _write_signs(doc: Doc[Any], passages: Sequence[Passage]) -> dict[int, bool]:
    """Behind the first and the last letter of each; by its place in the list, whether the first one is still there."""
    ends = [(place, letter(each.first), letter(each.last)) for place, each in enumerate(passages)]
    asked = [(place, first, last) for place, first, last in ends if first and last]
    if not asked:
        return {}
    try:
        held = held_by(doc.get_update())
    except (ValueError, RecursionError):  # of a kind that we do not know
        return {}
    letters, gone = _sorted(held.letters), _sorted(held.deleted)
    there = [each for each in asked if _is_in(letters, each[1]) and _is_in(letters, each[2])]
    if there:
        structs = b"".join(
            _sign_behind(end, place * 2 + number)
            for place, first, last in there
            for number, end in enumerate((first, last))
        )
        clocks = clocks_of(doc.get_state())
        window = next(each for each in range(len(clocks) + 1) if each not in clocks)
        doc.apply_update(number(1) + number(len(there) * 2) + number(window) + number(0) + structs + number(0))
    return {place: not _is_in(gone, first) for place, first, _last in there}


def _sign_behind(behind: Letter, which: int) -> bytes:
    return bytes([ORIGIN | WORDS]) + number(behind.client) + number(behind.clock) + words(chr(SIGN + which))


def _sorted(spans: Sequence[Span]) -> dict[int, list[Span]]:
    found: dict[int, list[Span]] = {}
    for span in sorted(spans, key=lambda each: each.start):
        found.setdefault(span.client, []).append(span)
    return found


def _is_in(spans: dict[int, list[Span]], asked: Letter | None) -> bool:
    if asked is None:
        return False
    own = spans.get(asked.client, [])
    at = bisect_right(own, asked.clock, key=lambda span: span.start) - 1
    return at >= 0 and own[at].end > asked.clock


def _without_signs(root: Node) -> tuple[Node, str, dict[int, int]]:
    """With all that it says, and where they stood."""
    said = "".join([each.text for each in walk(root) if each.kind == "text"])
    found = list(SIGNS.finditer(said))
    if not found:
        return root, said, {}
    signs: dict[int, int] = {}
    for before, sign in enumerate(found):
        signs.setdefault(ord(sign[0]) - SIGN, sign.start() - before)
    return _cleaned(root), SIGNS.sub("", said), signs


def _cleaned(each: Node) -> Node:
    if each.kind == "text":
        return replace(each, text=SIGNS.sub("", each.text)) if SIGNS.search(each.text) else each
    return each.with_children([_cleaned(child) for child in each.children]) if each.children else each


def _between(signs: dict[int, int], place: int, first_is_there: bool) -> Stretch | None:
    if place * 2 not in signs or place * 2 + 1 not in signs:
        return None
    stretch = Stretch(signs[place * 2] - first_is_there, signs[place * 2 + 1])
    return stretch if stretch.start < stretch.end else None


# By words


class _Line:
    """All of the text in one line, in which single spaces stand between words and between blocks."""

    def __init__(self, root: Node) -> None:
        self._root = root

    def by_words(self, quote: str) -> Stretch | None:
        """Where they stand once and no more."""
        asked = _spaced(quote.removesuffix(CUT))
        if sum(map(str.isalnum, asked)) < FEWEST_TO_FIND:
            return None
        at = self._said.find(asked)
        if at < 0 or self._said.find(asked, at + 1) >= 0:
            return None
        places = self._places[self._as_written(at) : self._as_written(at + len(asked) - 1) + 1]
        inside = [place for place in places if place is not None]
        return Stretch(inside[0], inside[-1] + 1) if inside else None

    @cached_property
    def _parts(self) -> Sequence[tuple[str, bool]]:
        """With whether they count as letters of the text."""
        return [
            (each.text, True)
            if each.kind == "text"
            else (f"@{each.words('label')}" if each.kind == "mention" else " ", False)
            for each in walk(self._root)
        ]

    @cached_property
    def _written(self) -> str:
        """With as many spaces as there are."""
        return "".join([part for part, _counts in self._parts])

    @cached_property
    def _said(self) -> str:
        return _spaced(self._written)

    @cached_property
    def _places(self) -> Sequence[int | None]:
        """Of each letter of what is written."""
        places: list[int | None] = []
        count = 0
        for part, counts in self._parts:
            places += range(count, count + len(part)) if counts else [None] * len(part)
            count += len(part) if counts else 0
        return places

    def _as_written(self, at: int) -> int:
        """Where a letter of a word stands there: in the same word, as many letters from where it begins."""
        word, begin = self._said.count(" ", 0, at), self._said.rfind(" ", 0, at) + 1
        return len(self._written) - len(self._written.split(maxsplit=word)[word]) + at - begin


def _spaced(quote: str) -> str:
    return " ".join(quote.split())


# Marks


def _with_marks(root: Node, found: dict[int, Stretch]) -> Node:
    if not found:
        return root
    cuts = sorted({end for stretch in found.values() for end in stretch})
    count = 0

    def cut(each: Node) -> list[Node]:
        nonlocal count
        if each.kind != "text":
            return [each.with_children(part for child in each.children for part in cut(child))]
        start, end = count, count + len(each.text)
        count = end
        ends = [start, *(place for place in cuts if start < place < end), end]
        return [_part(each, start, ends[at], ends[at + 1]) for at in range(len(ends) - 1)]

    def _part(each: Node, start: int, begin: int, end: int) -> Node:
        keys = [key for key, stretch in found.items() if stretch.start <= begin < stretch.end]
        marks = (Mark(PASSAGE, " ".join(map(str, keys))), *each.marks) if keys else each.marks
        return Node("text", text=each.text[begin - start : end - start], marks=marks)

    return cut(root)[0]
