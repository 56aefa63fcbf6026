"""Two states of a text beside each other: line by line, and within a changed line word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from workspace.texts.document.tree import CELLS, LISTS, OF_TEXT, Node, words_of

SAME, ADDED, REMOVED, CHANGED = "same", "added", "removed", "changed"
WORDS = re.compile(r"\w+|\s+|.", re.DOTALL)
ALIKE = 0.4
AROUND = 2
"""Lines that are shown before and behind a change; more of what stayed is folded away."""
MOST_PAIRS = 10_000


@dataclass(frozen=True)
class Part:
    what: str
    words: str


@dataclass(frozen=True)
class Line:
    what: str
    kind: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Stretch:
    """Lines that belong together; what is far from any change is folded."""

    is_folded: bool
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class _Plain:
    kind: str
    words: str


def compared(before: Node, after: Node) -> list[Stretch]:
    """Empty where nothing differs."""
    old, new = list(_lines(before)), list(_lines(after))
    lines: list[Line] = []
    for step, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if step == "equal":
            lines += [_line(SAME, each) for each in new[j1:j2]]
        else:
            lines += _replaced(old[i1:i2], new[j1:j2])
    return _folded(lines) if any(line.what != SAME for line in lines) else []


def _lines(each: Node, kind: str = "", sign: str = "") -> Iterator[_Plain]:
    if each.kind in OF_TEXT:
        words = words_of(each)
        if words.strip():
            shape = f"heading-{each.level}" if each.kind == "heading" else "code" if each.kind == "code_block" else kind
            yield _Plain(shape or "paragraph", f"{sign}{words}")
    elif each.kind in LISTS:
        for number, item in enumerate(each.children, each.number("order")):
            yield from _item(item, each.kind, number)
    elif each.kind == "table_row":
        cells = (" ".join(words_of(block) for block in cell.children) for cell in each.children if cell.kind in CELLS)
        yield _Plain("row", " | ".join(cells))
    elif each.kind == "image":
        yield _Plain("picture", each.words("alt") or each.words("src"))
    elif each.kind == "horizontal_rule":
        yield _Plain("rule", "\u2014")
    else:
        for child in each.children:
            yield from _lines(child, each.kind if each.kind in {"blockquote", "callout"} else kind)


def _item(item: Node, kind: str, number: int) -> Iterator[_Plain]:
    signs = {"ordered_list": f"{number}. ", "bullet_list": "\u2022 "}
    sign = signs.get(kind, "\u2611 " if item.is_checked else "\u2610 ")
    for place, child in enumerate(item.children):
        yield from _lines(child, "item", sign if place == 0 else "")


def _replaced(old: Sequence[_Plain], new: Sequence[_Plain]) -> list[Line]:
    """Lines that are much alike are one that was changed."""
    made: list[Line] = []
    first = 0
    for each in new:
        partner = _partner(each, old, first) if len(old) * len(new) <= MOST_PAIRS else None
        if partner is None:
            made.append(_line(ADDED, each))
            continue
        made += [_line(REMOVED, gone) for gone in old[first:partner]]
        made.append(Line(CHANGED, each.kind, tuple(_parts(old[partner].words, each.words))))
        first = partner + 1
    return [*made, *(_line(REMOVED, gone) for gone in old[first:])]


def _partner(each: _Plain, old: Sequence[_Plain], first: int) -> int | None:
    words = each.words.split()
    for place in range(first, len(old)):
        if SequenceMatcher(None, old[place].words.split(), words, autojunk=False).ratio() >= ALIKE:
            return place
    return None


def _parts(before: str, after: str) -> Iterator[Part]:
    old, new = WORDS.findall(before), WORDS.findall(after)
    for step, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if step == "equal":
            yield Part(SAME, "".join(new[j1:j2]))
            continue
        if i2 > i1:
            yield Part(REMOVED, "".join(old[i1:i2]))
        if j2 > j1:
            yield Part(ADDED, "".join(new[j1:j2]))


def _line(what: str, each: _Plain) -> Line:
    return Line(what, each.kind, (Part(what, each.words),))


def _folded(lines: Sequence[Line]) -> list[Stretch]:
    near = [
        any(other.what != SAME for other in lines[max(place - AROUND, 0) : place + AROUND + 1])
        for place in range(len(lines))
    ]
    made: list[Stretch] = []
    for line, is_near in zip(lines, near, strict=True):
        if made and made[-1].is_folded != is_near:
            made[-1] = Stretch(not is_near, (*made[-1].lines, line))
        else:
            made.append(Stretch(not is_near, (line,)))
    return made
