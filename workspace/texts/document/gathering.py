"""Word processors write one paragraph after the other, each with a style: here they are lists and quotes again."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from workspace.texts.document.schema import tidied
from workspace.texts.document.tree import Node, node, words_of

BOX = re.compile(r"^\s*([\u2610\u2611\u2612\u2705])\s*")
"""How check lists are drawn."""


@dataclass(frozen=True)
class Line:
    """A paragraph: what it is, and of an item how far in, of which list, and from where that counts."""

    what: str
    parts: tuple[Node, ...] = ()
    level: int = 0
    kind: str = ""
    order: int = 1
    key: str = ""


@dataclass(frozen=True)
class Found:
    """What came out of a file."""

    root: Node
    title: str = ""
    pictures: int = 0
    """How many were left out."""


def gathered(lines: Sequence[Line], *, pictures: int = 0, keeps_title: bool = False) -> Found:
    gatherer = _Gatherer()
    title = ""
    for line in lines:
        if line.what == "title" and not title and not keeps_title:
            title = words_of(node("paragraph", *line.parts)).replace("\n", " ").strip()
            continue
        gatherer.take(line)
    return Found(tidied(_without_ends(gatherer.made)), title, pictures)


class _Gatherer:
    def __init__(self) -> None:
        self.made: list[Node] = []
        self.last = Line("")
        self.keys: list[str] = []

    def take(self, line: Line) -> None:
        line = _as_box(line)
        if line.what == "item":
            self._item(line)
        elif line.what in {"quote", "callout"}:
            self._quoted(line)
        elif line.what == "code":
            self._code(line)
        elif line.what == "heading":
            self.made.append(node("heading", *line.parts, level=line.level))
        elif line.what == "rule":
            self.made.append(node("horizontal_rule"))
        elif line.what == "table":
            self.made.extend(line.parts)
        elif line.what != "label":
            self._paragraph(line)
        self.last = line

    def _paragraph(self, line: Line) -> None:
        """The empty ones, with which people make room, are left out."""
        if words_of(node("paragraph", *line.parts)).strip():
            self.made.append(node("paragraph", *line.parts))

    def _quoted(self, line: Line) -> None:
        goes_on = self.last.what == line.what and self.last.kind == line.kind
        words = node("paragraph", *line.parts)
        if goes_on and self.made:
            self.made[-1] = self.made[-1].with_children((*self.made[-1].children, words))
        elif line.what == "quote":
            self.made.append(node("blockquote", words))
        else:
            self.made.append(node("callout", words, kind=line.kind))

    def _code(self, line: Line) -> None:
        words = words_of(node("paragraph", *line.parts))
        if self.last.what == "code" and self.made:
            words = f"{words_of(self.made.pop())}\n{words}"
        self.made.append(node("code_block", Node("text", text=words)))

    def _item(self, line: Line) -> None:
        lists = {"ordered": "ordered_list", "bullet": "bullet_list", "done": "check_list", "open": "check_list"}
        kind = lists[line.kind]
        named = {"checked": line.kind == "done"} if kind == "check_list" else {}
        item = node("check_item" if kind == "check_list" else "list_item", node("paragraph", *line.parts), **named)
        start = {"order": line.order} if kind == "ordered_list" else {}
        new = node(kind, item, **start)
        after = self.made[-1] if self.made and self.last.what == "item" else None
        same = self.last.key == line.key or self.last.level != line.level
        if after is None or (line.level == 0 and (after.kind != kind or (self.last.level == 0 and not same))):
            self.made.append(new)
        else:
            self.made[-1] = _into(after, line.level, item, new)


def _into(parent: Node, level: int, item: Node, new: Node) -> Node:
    """At the end of the last item, as far in as there are items."""
    if level == 0:
        return parent.with_children((*parent.children, item))
    last = parent.children[-1]
    inner = last.children[-1]
    if inner.kind == new.kind and inner.kind in {"ordered_list", "bullet_list", "check_list"}:
        grown = last.with_children((*last.children[:-1], _into(inner, level - 1, item, new)))
    else:
        grown = last.with_children((*last.children, new))
    return parent.with_children((*parent.children[:-1], grown))


def _as_box(line: Line) -> Line:
    """A paragraph or item that begins with a box."""
    first = line.parts[0] if line.parts else None
    if line.what not in {"paragraph", "item"} or first is None or first.kind != "text":
        return line
    found = BOX.match(first.text)
    if found is None:
        return line
    rest = replace(first, text=first.text[found.end() :])
    kind = "open" if found[1] == "\u2610" else "done"
    return Line("item", (rest, *line.parts[1:]), line.level if line.what == "item" else 0, kind, key="box")


def _without_ends(blocks: Sequence[Node]) -> Sequence[Node]:
    return [each for each in blocks if each.kind != "paragraph" or words_of(each).strip()]
