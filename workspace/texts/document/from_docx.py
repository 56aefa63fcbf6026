"""DOCX as a tree: what word processors make, and what we make ourselves. Pictures are counted, not read."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from workspace.texts.document.gathering import Found, Line, gathered
from workspace.texts.document.packed import Packed, UnreadableError
from workspace.texts.document.tree import Node, node, text

# Any, in this module: elements of lxml.

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
HEADING = re.compile(r"^(?:heading|überschrift|berschrift)\s*(\d)$", re.IGNORECASE)
TITLES = {"title", "titel"}
QUOTES = {"quote", "intense quote", "zitat", "intensives zitat"}
CALLOUT = re.compile(r"^callout (info|tip|warning)$", re.IGNORECASE)
MONOSPACED = re.compile(r"courier|consolas|mono|menlo", re.IGNORECASE)
PICTURES = {f"{W}drawing", f"{W}pict", f"{W}object"}
INSIDE = {
    f"{W}ins",
    f"{W}smartTag",
    f"{W}sdt",
    f"{W}sdtContent",
    f"{W}customXml",
    f"{W}fldSimple",
    f"{W}moveTo",
    f"{W}dir",
}
"""Around paragraphs and runs."""


def read(content: bytes) -> Found:
    """Errors: UnreadableError."""
    packed = Packed(content)
    document = packed.part("word/document.xml")
    if document is None:
        raise UnreadableError.locked() if "EncryptedPackage" in packed.names else UnreadableError.broken()
    body = document.find(f"{W}body")
    reader = _Reader(_styles(packed), _numberings(packed), _links(packed))
    lines = list(reader.lines(body if body is not None else ()))
    return gathered(lines, pictures=reader.pictures)


@dataclass(frozen=True)
class _Style:
    name: str
    level: int = -1
    """Of a heading, from 0."""
    number: str = ""
    """A list that the style brings."""


class _Reader:
    def __init__(self, styles: dict[str, _Style], numberings: dict[str, "_Numbering"], links: dict[str, str]) -> None:
        self.styles = styles
        self.numberings = numberings
        self.links = links
        self.pictures = 0

    def lines(self, parts: Iterable[Any]) -> Iterator[Line]:
        for part in parts:
            if part.tag == f"{W}p":
                yield self._line(part)
            elif part.tag == f"{W}tbl":
                yield Line("table", (self._table(part),))
            elif part.tag in INSIDE:
                yield from self.lines(part)

    def _line(self, paragraph: Any) -> Line:
        properties = paragraph.find(f"{W}pPr")
        style = self.styles.get(_value(properties, "pStyle"), _Style(""))
        parts = tuple(self._runs(paragraph))
        level = _whole(_value(properties, "outlineLvl"), style.level)
        name = style.name.lower()
        if name in TITLES:
            return Line("title", parts)
        if 0 <= level < 9:  # noqa: PLR2004  # Word's body text
            return Line("heading", parts, level=level + 1)
        if found := CALLOUT.match(name):
            return Line("callout", parts, kind=found[1].lower())
        if name in {"callout label", "rule", "code"}:
            return Line({"callout label": "label", "rule": "rule", "code": "code"}[name], parts)
        if name in QUOTES:
            return Line("quote", parts)
        return self._in_list(properties, style, parts)

    def _in_list(self, properties: Any, style: _Style, parts: tuple[Node, ...]) -> Line:
        numbered = properties.find(f"{W}numPr") if properties is not None else None
        number = _value(numbered, "numId") or style.number
        numbering = self.numberings.get(number)
        if numbering is None:
            return Line("paragraph", parts)
        depth = min(max(_whole(_value(numbered, "ilvl"), 0), 0), 8)
        ordered, start = numbering.at(depth)
        return Line("item", parts, level=depth, kind="ordered" if ordered else "bullet", order=start, key=number)

    def _runs(self, parent: Any, href: str = "") -> Iterator[Node]:
        for each in parent:
            if each.tag == f"{W}r":
                yield from self._run(each, href)
            elif each.tag == f"{W}hyperlink":
                yield from self._runs(each, self.links.get(each.get(f"{R}id", ""), ""))
            elif each.tag in INSIDE:
                yield from self._runs(each, href)

    def _run(self, run: Any, href: str) -> Iterator[Node]:
        properties = run.find(f"{W}rPr")
        marks = [
            mark
            for mark, names in (("strong", ("b",)), ("em", ("i",)), ("strike", ("strike", "dstrike")))
            if any(_is_on(properties, name) for name in names)
        ]
        fonts = properties.find(f"{W}rFonts") if properties is not None else None
        if fonts is not None and MONOSPACED.search(fonts.get(f"{W}ascii", "")):
            marks.append("code")
        for each in run:
            if each.tag == f"{W}t" and each.text:
                yield text(each.text, *marks, href=href)
            elif each.tag == f"{W}tab":
                yield text(" ", *marks, href=href)
            elif each.tag == f"{W}noBreakHyphen":
                yield text("\u2011", *marks, href=href)
            elif each.tag == f"{W}br" and each.get(f"{W}type") not in {"page", "column"}:
                yield node("hard_break")
            elif each.tag in PICTURES:
                self.pictures += 1
        self.pictures += sum(1 for each in run if str(each.tag).endswith("}AlternateContent"))

    def _table(self, table: Any) -> Node:
        rows = [self._row(row) for row in _through(table, f"{W}tr")]
        return node("table", *(row for row in rows if row.children))

    def _row(self, row: Any) -> Node:
        is_head = row.find(f"{W}trPr/{W}tblHeader") is not None
        return node("table_row", *(made for cell in _through(row, f"{W}tc") for made in self._cell(cell, is_head)))

    def _cell(self, cell: Any, is_head: bool) -> Sequence[Node]:
        """What a cell above reaches down into is left out."""
        properties = cell.find(f"{W}tcPr")
        merged = properties.find(f"{W}vMerge") if properties is not None else None
        if merged is not None and merged.get(f"{W}val") != "restart":
            return [node("table_cell")]
        inside = gathered(list(self.lines(cell)), keeps_title=True)
        self.pictures += inside.pictures
        blocks = inside.root.children
        if is_head:
            blocks = tuple(_without_strong(each) for each in blocks)
        span = _whole(_value(properties, "gridSpan"), 1)
        named = {"colspan": span} if span > 1 else {}
        return [node("table_header" if is_head else "table_cell", *blocks, **named)]


def _without_strong(each: Node) -> Node:
    """A heading of a table is bold anyway."""
    if each.kind != "text":
        return each.with_children(_without_strong(child) for child in each.children)
    return Node("text", text=each.text, marks=tuple(mark for mark in each.marks if mark.name != "strong"))


@dataclass(frozen=True)
class _Numbering:
    forms: dict[int, tuple[bool, int]]
    """By level: whether it counts, and from where."""

    def at(self, level: int) -> tuple[bool, int]:
        return self.forms.get(level, (False, 1))


def _styles(packed: Packed) -> dict[str, _Style]:
    root = packed.part("word/styles.xml")
    made: dict[str, _Style] = {}
    for each in root if root is not None else ():
        if each.tag != f"{W}style" or each.get(f"{W}type") != "paragraph":
            continue
        name = _value(each, "name")
        heading = HEADING.match(name)
        properties = each.find(f"{W}pPr")
        level = int(heading[1]) - 1 if heading else _whole(_value(properties, "outlineLvl"), -1)
        numbered = properties.find(f"{W}numPr") if properties is not None else None
        made[each.get(f"{W}styleId", "")] = _Style(name, level, _value(numbered, "numId"))
    return made


def _numberings(packed: Packed) -> dict[str, _Numbering]:
    root = packed.part("word/numbering.xml")
    if root is None:
        return {}
    shapes = {each.get(f"{W}abstractNumId"): _forms(each) for each in root.iterfind(f"{W}abstractNum")}
    made: dict[str, _Numbering] = {}
    for each in root.iterfind(f"{W}num"):
        forms = dict(shapes.get(_value(each, "abstractNumId"), {}))
        for override in each.iterfind(f"{W}lvlOverride"):
            level = _whole(override.get(f"{W}ilvl"), 0)
            start = _whole(_value(override, "startOverride"), 1)
            forms[level] = (forms.get(level, (True, 1))[0], start)
        made[each.get(f"{W}numId", "")] = _Numbering(forms)
    return made


def _forms(shape: Any) -> dict[int, tuple[bool, int]]:
    made = {}
    for each in shape.iterfind(f"{W}lvl"):
        counts = _value(each, "numFmt") not in {"bullet", "none", ""}
        made[_whole(each.get(f"{W}ilvl"), 0)] = (counts, _whole(_value(each, "start"), 1))
    return made


def _links(packed: Packed) -> dict[str, str]:
    root = packed.part("word/_rels/document.xml.rels")
    found = root if root is not None else ()
    return {each.get("Id", ""): each.get("Target", "") for each in found if each.get("TargetMode") == "External"}


def _through(parent: Any, tag: str) -> Iterator[Any]:
    for each in parent:
        if each.tag == tag:
            yield each
        elif each.tag in INSIDE:
            yield from _through(each, tag)


def _value(parent: Any, name: str) -> str:
    found = parent.find(f"{W}{name}") if parent is not None else None
    return str(found.get(f"{W}val", "")) if found is not None else ""


def _is_on(properties: Any, name: str) -> bool:
    found = properties.find(f"{W}{name}") if properties is not None else None
    return found is not None and found.get(f"{W}val", "1").lower() not in {"0", "false", "off", "none"}


def _whole(value: Any, otherwise: int) -> int:
    return int(value) if isinstance(value, str) and value.isdecimal() and len(value) < 9 else otherwise  # noqa: PLR2004  # digits
