"""ODT as a tree: what LibreOffice makes, and what we make ourselves. Pictures are counted, not read."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from workspace.texts.document.gathering import Found, Line, gathered
from workspace.texts.document.packed import Packed, UnreadableError
from workspace.texts.document.to_odt import CONTENT_TYPE, qualified
from workspace.texts.document.tree import MARKS, Node, Value, node, text

# Any, in this module: elements of lxml.

DRAWING = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
CALLOUT = re.compile(r"^callout(info|tip|warning)$", re.IGNORECASE)
KINDS = {
    "calloutlabel": "label",
    "rule": "rule",
    "horizontal_20_line": "rule",
    "code": "code",
    "preformatted_20_text": "code",
}
KINDS |= {"quotations": "quote", "title": "title"}
MONOSPACED = re.compile(r"courier|mono|consolas", re.IGNORECASE)
MOST_SPACES = 1000
HOLDERS = {qualified(name) for name in ("text:section", "text:index-body", "text:list-header")}
UNSEEN = {
    qualified(name)
    for name in (
        "text:tracked-changes",
        "text:note",
        "office:annotation",
        "text:sequence-decls",
        "text:table-of-content",
    )
}
"""Passed over with all that is in them."""


def read(content: bytes) -> Found:
    """Errors: UnreadableError."""
    packed = Packed(content)
    kind = packed.text("mimetype")
    if kind and not kind.startswith(CONTENT_TYPE):
        raise UnreadableError.broken()
    document = packed.part("content.xml")
    body = document.find(f"{qualified('office:body')}/{qualified('office:text')}") if document is not None else None
    if body is None:
        raise UnreadableError.broken()
    reader = _Reader(_Styles(document, packed.part("styles.xml")))
    lines = list(reader.lines(body))
    return gathered(lines, pictures=reader.pictures)


class _Reader:
    def __init__(self, styles: "_Styles") -> None:
        self.styles = styles
        self.pictures = 0

    def lines(self, parts: Iterable[Any], level: int = -1, list_style: str = "") -> Iterator[Line]:
        for part in parts:
            if part.tag == qualified("text:p"):
                yield self._line(part)
            elif part.tag == qualified("text:h"):
                depth = part.get(qualified("text:outline-level"), "1")
                yield Line("heading", tuple(self._inline(part)), level=int(depth) if depth.isdecimal() else 1)
            elif part.tag == qualified("text:list"):
                yield from self._list(part, level + 1, part.get(qualified("text:style-name"), list_style))
            elif part.tag == qualified("table:table"):
                yield Line("table", (self._table(part),))
            elif part.tag in HOLDERS:
                yield from self.lines(part, level, list_style)
            elif str(part.tag).startswith(DRAWING):
                self.pictures += 1

    def _line(self, paragraph: Any) -> Line:
        parts = tuple(self._inline(paragraph))
        name = self.styles.family_of(paragraph.get(qualified("text:style-name"), ""))
        if found := CALLOUT.match(name):
            return Line("callout", parts, kind=found[1].lower())
        return Line(KINDS.get(name.lower(), "paragraph"), parts)

    def _list(self, each: Any, level: int, style: str) -> Iterator[Line]:
        """The first paragraph of an item is the item; what else stands in it follows."""
        kind = "ordered" if self.styles.counts(style, level) else "bullet"
        key = each.get("{http://www.w3.org/XML/1998/namespace}id", "") or str(id(each))
        for item in each:
            start = item.get(qualified("text:start-value"), "1")
            is_first = True
            for line in self.lines(item, level, style):
                if line.what == "paragraph" and is_first:
                    order = int(start) if start.isdecimal() and len(start) < 7 else 1  # noqa: PLR2004  # digits
                    yield Line("item", line.parts, level=min(level, 8), kind=kind, order=order, key=key)
                    is_first = False
                else:
                    yield line

    def _inline(self, parent: Any, marks: tuple[str, ...] = (), href: str = "") -> Iterator[Node]:
        if parent.text:
            yield text(_squeezed(parent.text), *marks, href=href)
        for each in parent:
            if isinstance(each.tag, str):
                yield from self._part(each, marks, href)
            if each.tail:
                yield text(_squeezed(each.tail), *marks, href=href)

    def _part(self, each: Any, marks: tuple[str, ...], href: str) -> Iterator[Node]:
        if each.tag == qualified("text:s"):
            number = each.get(qualified("text:c"), "1")
            yield text(" " * min(int(number) if number.isdecimal() else 1, MOST_SPACES), *marks, href=href)
        elif each.tag == qualified("text:tab"):
            yield text(" ", *marks, href=href)
        elif each.tag == qualified("text:line-break"):
            yield node("hard_break")
        elif each.tag == qualified("text:span"):
            named = self.styles.marks(each.get(qualified("text:style-name"), ""))
            yield from self._inline(each, (*marks, *named), href)
        elif each.tag == qualified("text:a"):
            yield from self._inline(each, marks, each.get(qualified("xlink:href"), ""))
        elif each.tag.startswith(DRAWING):
            self.pictures += 1
        elif each.tag not in UNSEEN:
            yield from self._inline(each, marks, href)

    def _table(self, table: Any) -> Node:
        rows: list[Node] = []
        for each in table:
            if each.tag == qualified("table:table-header-rows"):
                rows += [self._row(row, "table_header") for row in each]
            elif each.tag == qualified("table:table-row"):
                rows.append(self._row(each, "table_cell"))
            elif each.tag == qualified("table:table-rows"):
                rows += [self._row(row, "table_cell") for row in each]
        return node("table", *(row for row in rows if row.children))

    def _row(self, row: Any, kind: str) -> Node:
        return node("table_row", *(self._cell(cell, kind) for cell in row if cell.tag == qualified("table:table-cell")))

    def _cell(self, cell: Any, kind: str) -> Node:
        inside = gathered(list(self.lines(cell)), keeps_title=True)
        named: dict[str, Value] = {}
        for name, key in (("colspan", "columns"), ("rowspan", "rows")):
            number = cell.get(qualified(f"table:number-{key}-spanned"), "1")
            named |= {name: int(number)} if number.isdecimal() and 1 < int(number[:4]) <= 50 else {}  # noqa: PLR2004  # of a table
        return node(kind, *inside.root.children, **named)


class _Styles:
    """What names of styles mean: of paragraphs their kind, of words their marks, of lists their signs."""

    def __init__(self, *parts: Any) -> None:
        self.parents: dict[str, str] = {}
        self.properties: dict[str, dict[str, str]] = {}
        self.lists: dict[str, dict[int, bool]] = {}
        for part in parts:
            for each in part.iter(qualified("style:style")) if part is not None else ():
                self._take(each)
            for each in part.iter(qualified("text:list-style")) if part is not None else ():
                self._take_list(each)

    def _take(self, each: Any) -> None:
        name = each.get(qualified("style:name"), "")
        self.parents[name] = each.get(qualified("style:parent-style-name"), "")
        shown = each.find(qualified("style:text-properties"))
        self.properties[name] = dict(shown.attrib) if shown is not None else {}

    def _take_list(self, each: Any) -> None:
        levels = self.lists.setdefault(each.get(qualified("style:name"), ""), {})
        for sign in each:
            number = sign.get(qualified("text:level"), "")
            if number.isdecimal():
                levels[int(number)] = sign.tag == qualified("text:list-level-style-number")

    def family_of(self, name: str) -> str:
        """Automatic styles stand on those that have a name."""
        for _ in range(8):
            if name.lower() in KINDS or CALLOUT.match(name) or not self.parents.get(name):
                break
            name = self.parents[name]
        return name

    def marks(self, name: str) -> list[str]:
        shown = self.properties.get(name, {})
        made = {
            "strong": shown.get(qualified("fo:font-weight"), "") in {"bold", "600", "700", "800", "900"},
            "em": shown.get(qualified("fo:font-style"), "") in {"italic", "oblique"},
            "strike": shown.get(qualified("style:text-line-through-style"), "none") != "none",
            "code": bool(MONOSPACED.search(shown.get(qualified("style:font-name"), ""))),
        }
        return [mark for mark in MARKS if made.get(mark)]

    def counts(self, name: str, level: int) -> bool:
        return self.lists.get(name, {}).get(level + 1, False)


def _squeezed(words: str) -> str:
    """Line breaks in the file are none in the text."""
    return re.sub(r"[ \t\r\n]+", " ", words)
