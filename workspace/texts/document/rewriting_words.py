"""The words of one block become others: only the letters that differ are taken out and put in, only the marks that
differ are set. So a word that somebody else types into the same paragraph at the same time stays."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from pycrdt import XmlElement, XmlText

from workspace.texts.document.reading import HASHED, read_marks
from workspace.texts.document.schema import SPACES
from workspace.texts.document.tree import Mark, Node, node, text
from workspace.texts.document.writing import attributes_of, put_inline, size

# Any, in this module: elements of Yjs, and what marks hold there.

PIECES = re.compile(r"\w+|\s|.", re.DOTALL)
ATOM = "\ufffc"
"""Stands for a line break or a mention."""


@dataclass(frozen=True)
class _Unit:
    """A letter or an atom; where it is in Yjs, if it is there already."""

    letter: str
    marks: tuple[Mark, ...] = ()
    atom: Node | None = None
    child: int = -1
    at: int = 0
    """In bytes, within its text."""
    raw: str = ""
    held: Mapping[str, Any] | None = None
    """The marks by the names that they have in Yjs."""

    @property
    def key(self) -> str:
        return self.letter if self.atom is None else f"{ATOM}{self.atom}"


def rewrite_words(element: Any, wanted: Node) -> None:
    old, new = _units_of(element), _units(wanted.children, is_code=wanted.kind == "code_block")
    for step, first, last, new_first, new_last in reversed(_steps(old, new)):
        if step == "equal":
            _set_marks(element, old[first:last], new[new_first:new_last])
            continue
        put = new[new_first:new_last]
        if put:
            _put(element, old, last, put)
        _take_out(element, old[first:last])


def _units_of(element: Any) -> list[_Unit]:
    made: list[_Unit] = []
    for number, child in enumerate(element.children):
        if not isinstance(child, XmlText):
            atom = _atom(child)
            made.append(_Unit(ATOM, atom=atom, child=number))
            continue
        at = 0
        for words, held in child.diff():
            if not isinstance(words, str):
                made.append(_Unit(ATOM, atom=node("unknown"), child=number, at=at, raw=" "))
                at += 1
                continue
            marks = _marks(held)
            for letter in words:
                shown = letter if letter == "\n" else SPACES.sub(" ", letter)
                made.append(_Unit(shown, marks, None, number, at, letter, held))
                at += size(letter)
    return made


def _atom(child: Any) -> Node:
    if not isinstance(child, XmlElement):
        return node("unknown")
    found: Any = child.attributes
    named = {name: str(value) for name, value in found if name in {"label", "person"}} if child.tag == "mention" else {}
    return node(child.tag or "unknown", **named)


def _units(parts: Sequence[Node], *, is_code: bool) -> list[_Unit]:
    made: list[_Unit] = []
    for part in parts:
        if part.kind == "text":
            made += [_Unit(letter, () if is_code else part.marks) for letter in part.text]
        else:
            made.append(_Unit(ATOM, atom=part))
    return made


def _marks(held: Mapping[str, Any] | None) -> tuple[Mark, ...]:
    names, href = read_marks(held or {})
    return text("x", *names, href=href).marks


def _steps(old: Sequence[_Unit], new: Sequence[_Unit]) -> list[tuple[str, int, int, int, int]]:
    """Word by word, and where a word became another one, without the letters that it begins and ends with."""
    before, after = _pieces(old), _pieces(new)
    starts, new_starts = _starts(before), _starts(after)
    made: list[tuple[str, int, int, int, int]] = []
    for step, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        first, last, new_first, new_last = starts[i1], starts[i2], new_starts[j1], new_starts[j2]
        if step == "replace":
            made += _trimmed(old, new, first, last, new_first, new_last)
        else:
            made.append((step, first, last, new_first, new_last))
    return made


def _pieces(units: Sequence[_Unit]) -> list[tuple[str, ...]]:
    made: list[tuple[str, ...]] = []
    place = 0
    for word in PIECES.findall("".join(unit.letter for unit in units)):
        made.append(tuple(unit.key for unit in units[place : place + len(word)]))
        place += len(word)
    return made


def _starts(pieces: Sequence[tuple[str, ...]]) -> list[int]:
    made = [0]
    for piece in pieces:
        made.append(made[-1] + len(piece))
    return made


def _trimmed(
    old: Sequence[_Unit], new: Sequence[_Unit], first: int, last: int, new_first: int, new_last: int
) -> list[tuple[str, int, int, int, int]]:
    same = 0
    while first + same < last and new_first + same < new_last and old[first + same].key == new[new_first + same].key:
        same += 1
    end = 0
    while (
        last - end > first + same
        and new_last - end > new_first + same
        and old[last - end - 1].key == new[new_last - end - 1].key
    ):
        end += 1
    made = [("equal", first, first + same, new_first, new_first + same)] if same else []
    made.append(("replace", first + same, last - end, new_first + same, new_last - end))
    return [*made, ("equal", last - end, last, new_last - end, new_last)] if end else made


def _set_marks(element: Any, old: Sequence[_Unit], new: Sequence[_Unit]) -> None:
    """Runs of letters that get and lose the same."""
    run: list[_Unit] = []
    change: dict[str, Any] = {}
    for was, becomes in zip(old, new, strict=True):
        differs = {} if was.atom is not None or was.marks == becomes.marks else _difference(was, becomes)
        goes_on = run and differs == change and was.child == run[-1].child
        if not goes_on:
            _format(element, run, change)
            run, change = [], differs
        run.append(was)
    _format(element, run, change)


def _difference(was: _Unit, becomes: _Unit) -> dict[str, Any]:
    wanted = attributes_of(Node("text", text="x", marks=becomes.marks))
    gone = {key: None for key in was.held or {} if HASHED.sub("", key) not in wanted}
    kept = {mark.name for mark in was.marks if mark in becomes.marks}
    return {**gone, **{name: value for name, value in wanted.items() if name not in kept}}


def _format(element: Any, run: Sequence[_Unit], change: Mapping[str, Any]) -> None:
    if run and change:
        words = element.children[run[0].child]
        words.format(run[0].at, run[-1].at + size(run[-1].raw), dict(change))


def _take_out(element: Any, units: Sequence[_Unit]) -> None:
    for child in sorted({unit.child for unit in units}, reverse=True):
        run = [unit for unit in units if unit.child == child]
        if run[0].atom is not None and not run[0].raw:
            del element.children[child]
        else:
            del element.children[child][run[0].at : run[-1].at + size(run[-1].raw)]


def _put(element: Any, old: Sequence[_Unit], place: int, units: Sequence[_Unit]) -> None:
    """Before the unit at this place: behind the one before it where both are in one text."""
    parts = _parts(units)
    left = old[place - 1] if place else None
    right = old[place] if place < len(old) else None
    if left is not None and left.raw:
        _put_into(element, left.child, left.at + size(left.raw), parts)
    elif right is not None and right.raw:
        _put_into(element, right.child, right.at, parts)
    else:
        put_inline(element, left.child + 1 if left is not None else 0, parts)


def _put_into(element: Any, child: int, at: int, parts: Sequence[Node]) -> None:
    """A line break or a mention divides the text in two."""
    words = element.children[child]
    if all(part.kind == "text" for part in parts):
        for part in reversed(parts):
            words.insert(at, part.text, attributes_of(part))
        return
    rest = _rest(words, at)
    if rest:
        del words[at : len(words)]
    first = 0
    while parts[first].kind == "text":
        words.insert(len(words), parts[first].text, attributes_of(parts[first]))
        first += 1
    behind = put_inline(element, child + 1, parts[first:])
    if rest:
        tail = XmlText("")
        element.children.insert(behind, tail)
        for piece, held in rest:
            tail.insert(len(tail), piece, dict(held or {}))


def _rest(words: Any, at: int) -> list[tuple[str, Mapping[str, Any] | None]]:
    made: list[tuple[str, Mapping[str, Any] | None]] = []
    place = 0
    for piece, held in words.diff():
        if not isinstance(piece, str):
            place += 1
            continue
        source = piece.encode()
        if place + len(source) > at:
            made.append((source[max(at - place, 0) :].decode(), held))
        place += len(source)
    return made


def _parts(units: Sequence[_Unit]) -> list[Node]:
    made: list[Node] = []
    for unit in units:
        if unit.atom is not None:
            made.append(unit.atom)
        elif made and made[-1].kind == "text" and made[-1].marks == unit.marks:
            made[-1] = Node("text", text=made[-1].text + unit.letter, marks=unit.marks)
        else:
            made.append(Node("text", text=unit.letter, marks=unit.marks))
    return made
