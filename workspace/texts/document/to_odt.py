"""The tree as ODT (OpenDocument 1.3). The format is small enough to be written without a library."""

import zipfile
from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from lxml import etree

from workspace.texts.document.pictures import CONTENT_TYPE as PICTURE_TYPE
from workspace.texts.document.pictures import NONE, Pictures
from workspace.texts.document.tables import Grid, grid_of
from workspace.texts.document.to_html import callout_words
from workspace.texts.document.tree import LISTS, Node, words_of

# Any, in this module: elements of lxml.

CONTENT_TYPE = "application/vnd.oasis.opendocument.text"
SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
}
CALLOUT, CALLOUT_LABEL, CODE, RULE, QUOTE = "Callout", "CalloutLabel", "Code", "Rule", "Quotations"
"""Names of styles: `from_odt` knows them again."""
BOXES = {True: "\u2611 ", False: "\u2610 "}
LEVELS = 10
WIDEST, HIGHEST = 160.0, 200.0
"""Of a picture, in millimetres."""
CELL_PADDING = 2.0
MARKS = {
    "strong": {"fo:font-weight": "bold"},
    "em": {"fo:font-style": "italic"},
    "strike": {"style:text-line-through-style": "solid"},
    "code": {"style:font-name": "Courier New", "fo:font-family": "'Courier New'"},
}


def odt(root: Node, *, title: str, language: str, pictures: Pictures = NONE) -> bytes:
    writer = _Writer(pictures)
    body = element("office:text", children=[element("text:p", {"text:style-name": "Title"}, text=title)])
    body.extend(writer.blocks(root.children, "Standard"))
    parts = {
        "content.xml": _part("document-content", writer.styles(), element("office:body", children=[body])),
        "styles.xml": _part("document-styles", *_styles(language)),
        "meta.xml": _part("document-meta", _meta(title, language)),
    }
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", CONTENT_TYPE, zipfile.ZIP_STORED)
        for name, part in parts.items():
            packed.writestr(name, etree.tostring(part, xml_declaration=True, encoding="UTF-8"))
        for key in writer.shown:
            packed.writestr(_file_of(key), pictures[key].content, zipfile.ZIP_STORED)
        manifest = _manifest(parts, writer.shown)
        packed.writestr("META-INF/manifest.xml", etree.tostring(manifest, xml_declaration=True, encoding="UTF-8"))
    return file.getvalue()


def qualified(name: str) -> str:
    space, local = name.split(":")
    return f"{{{SPACES[space]}}}{local}"


def element(
    name: str, attributes: dict[str, str] | None = None, *, children: Sequence[Any] = (), text: str = ""
) -> Any:
    made = etree.Element(
        qualified(name), {qualified(key): value for key, value in (attributes or {}).items()}, nsmap=SPACES
    )
    made.text = text or None
    made.extend(children)
    return made


class _Writer:
    """Gathers the styles of marked words, and which pictures are shown, while it writes."""

    def __init__(self, pictures: Pictures) -> None:
        self.pictures = pictures
        self.marked: dict[tuple[str, ...], str] = {}
        self.shown: dict[str, None] = {}
        self.frames = 0
        self.width = WIDEST

    def blocks(self, nodes: Sequence[Node], style: str) -> list[Any]:
        return [made for each in nodes for made in self._block(each, style)]

    def _block(self, each: Node, style: str) -> list[Any]:
        if each.kind in LISTS:
            return self._list(each, style)
        make = {
            "heading": self._heading,
            "blockquote": lambda each: self.blocks(each.children, QUOTE),
            "callout": self._callout,
            "code_block": lambda each: [_paragraph(CODE, _plain(words_of(each)))],
            "horizontal_rule": lambda each: [_paragraph(RULE)],
            "image": self._picture,
            "table": self._table,
        }.get(each.kind, lambda each: [_paragraph(style, self._inline(each.children))])
        return make(each)

    def _heading(self, each: Node) -> list[Any]:
        level = str(each.level)
        named = {"text:style-name": f"Heading_20_{level}", "text:outline-level": level}
        return [_filled(element("text:h", named), self._inline(each.children))]

    def _callout(self, each: Node) -> list[Any]:
        kind = each.words("kind")
        label = _paragraph(CALLOUT_LABEL, _plain(callout_words(kind)))
        return [label, *self.blocks(each.children, f"{CALLOUT}{kind.title()}")]

    def _picture(self, each: Node) -> list[Any]:
        key, alt = each.words("picture"), each.words("alt")
        picture = self.pictures.get(key)
        if picture is None:
            return [_paragraph("Standard", _plain(_("[Picture: %(words)s]") % {"words": alt or each.words("src")}))]
        self.shown[key] = None
        self.frames += 1
        width = picture.width_within(widest=self.width, highest=HIGHEST)
        named = {
            "draw:name": f"Picture {self.frames}",
            "text:anchor-type": "as-char",
            "svg:width": f"{width:.1f}mm",
            "svg:height": f"{picture.height_at(width):.1f}mm",
        }
        leads = {"xlink:href": _file_of(key), "xlink:type": "simple", "xlink:show": "embed", "xlink:actuate": "onLoad"}
        frame = element("draw:frame", named, children=[element("draw:image", leads), element("svg:desc", text=alt)])
        return [_paragraph("Standard", [frame])]

    def _list(self, each: Node, style: str) -> list[Any]:
        if each.kind == "check_list":
            return [made for item in each.children for made in self._check(item, style)]
        name = "Numbers" if each.kind == "ordered_list" else "Bullets"
        made = element("text:list", {"text:style-name": name})
        for number, item in enumerate(each.children):
            starts = each.kind == "ordered_list" and number == 0 and each.number("order") != 1
            named = {"text:start-value": str(each.number("order"))} if starts else {}
            made.append(element("text:list-item", named, children=self.blocks(item.children, style)))
        return [made]

    def _check(self, item: Node, style: str) -> list[Any]:
        first, *others = item.children
        return [
            _paragraph("Check", [BOXES[item.is_checked], *self._inline(first.children)]),
            *self.blocks(others, style),
        ]

    def _table(self, each: Node) -> list[Any]:
        grid = grid_of(each)
        made = element("table:table", children=[element("table:table-column", _many("columns", grid.columns))])
        before, self.width = self.width, self.width / grid.columns - CELL_PADDING
        rows = [self._row(grid, row) for row in range(grid.rows)]
        self.width = before
        has_head = all(cell.kind == "table_header" for cell in each.children[0].children)
        if has_head:
            made.append(element("table:table-header-rows", children=rows[:1]))
        made.extend(rows[1:] if has_head else rows)
        return [made, _paragraph("Standard")]

    def _row(self, grid: Grid, row: int) -> Any:
        starts = {placed.column: placed for placed in grid.at(row)}
        covered = {
            (placed.row + down, placed.column + right)
            for placed in grid.cells
            for down in range(placed.rows)
            for right in range(placed.columns)
        }
        made = element("table:table-row")
        for column in range(grid.columns):
            placed = starts.get(column)
            if placed is None:
                name = "table:covered-table-cell" if (row, column) in covered else "table:table-cell"
                made.append(element(name))
                continue
            spans = {**_spanned("columns", placed.columns), **_spanned("rows", placed.rows)}
            style = "Table_20_Heading" if placed.cell.kind == "table_header" else "Standard"
            named = {"table:style-name": "Cell", "office:value-type": "string", **spans}
            made.append(element("table:table-cell", named, children=self.blocks(placed.cell.children, style)))
        return made

    def _inline(self, parts: Sequence[Node]) -> list[Any]:
        made: list[Any] = []
        for part in parts:
            if part.kind == "hard_break":
                made.append(element("text:line-break"))
                continue
            run: list[Any] = _plain(words_of(part))
            names = tuple(mark.name for mark in part.marks if mark.name != "link")
            if names:
                style = self.marked.setdefault(names, f"T{len(self.marked) + 1}")
                run = [_filled(element("text:span", {"text:style-name": style}), run)]
            if part.href:
                run = [_filled(element("text:a", {"xlink:type": "simple", "xlink:href": part.href}), run)]
            made.extend(run)
        return made

    def styles(self) -> Any:
        made = [
            _style(
                "Cell",
                "table-cell",
                {"style:table-cell-properties": {"fo:border": "0.5pt solid #999999", "fo:padding": "0.1cm"}},
            )
        ]
        for names, style in self.marked.items():
            shown = {key: value for name in names for key, value in MARKS[name].items()}
            made.append(_style(style, "text", {"style:text-properties": shown}))
        return element("office:automatic-styles", children=made)


def _paragraph(style: str, parts: Sequence[Any] = ()) -> Any:
    return _filled(element("text:p", {"text:style-name": style}), parts)


def _filled(made: Any, parts: Sequence[Any]) -> Any:
    """With words and elements in their order."""
    last: Any = None
    for part in parts:
        if not isinstance(part, str):
            made.append(part)
            last = part
        elif last is None:
            made.text = (made.text or "") + part
        else:
            last.tail = (last.tail or "") + part
    return made


def _plain(words: str) -> list[Any]:
    """Several spaces, and line breaks, are elements: XML would take them for one."""
    made: list[Any] = []
    for number, line in enumerate(words.split("\n")):
        if number:
            made.append(element("text:line-break"))
        for place, piece in enumerate(line.split(" ")):
            if place:
                made.append(element("text:s"))
            if piece:
                made.append(piece)
    return made


def _many(what: str, number: int) -> dict[str, str]:
    return {f"table:number-{what}-repeated": str(number)}


def _spanned(what: str, number: int) -> dict[str, str]:
    return {f"table:number-{what}-spanned": str(number)} if number > 1 else {}


def _style(name: str, family: str, properties: dict[str, dict[str, str]], parent: str = "", shown: str = "") -> Any:
    named = {"style:name": name, "style:family": family}
    named |= {"style:parent-style-name": parent} if parent else {}
    named |= {"style:display-name": shown} if shown else {}
    return element("style:style", named, children=[element(key, value) for key, value in properties.items()])


def _styles(language: str) -> list[Any]:
    code, country = (*language.split("-"), "")[:2]
    words = {
        "fo:language": code,
        "fo:country": country or "none",
        "style:font-name": "Arial",
        "fo:font-family": "Arial",
    }
    default = element(
        "style:default-style", {"style:family": "paragraph"}, children=[element("style:text-properties", words)]
    )
    gap = {"style:paragraph-properties": {"fo:margin-bottom": "0.25cm"}}
    bar = {
        "style:paragraph-properties": {
            "fo:margin-left": "0.75cm",
            "fo:border-left": "2pt solid #00696f",
            "fo:padding": "0.2cm",
        }
    }
    bold = {"style:text-properties": {"fo:font-weight": "bold"}}
    made = [default, _style("Standard", "paragraph", gap)]
    made.append(
        _style(
            "Title",
            "paragraph",
            {"style:text-properties": {"fo:font-size": "24pt", "fo:font-weight": "bold"}},
            "Standard",
        )
    )
    for level, size in ((1, "18pt"), (2, "15pt"), (3, "13pt")):
        shown = {**gap, "style:text-properties": {"fo:font-size": size, "fo:font-weight": "bold"}}
        heading = _style(f"Heading_20_{level}", "paragraph", shown, "Standard", f"Heading {level}")
        heading.set(qualified("style:default-outline-level"), str(level))
        made.append(heading)
    made.append(_style(QUOTE, "paragraph", {"style:paragraph-properties": {"fo:margin-left": "1cm"}}, "Standard"))
    made.append(_style(CALLOUT_LABEL, "paragraph", {**bar, **bold}, "Standard"))
    made += [_style(f"{CALLOUT}{kind}", "paragraph", bar, "Standard") for kind in ("Info", "Tip", "Warning")]
    made.append(_style(CODE, "paragraph", {"style:text-properties": MARKS["code"]}, "Standard"))
    made.append(
        _style(RULE, "paragraph", {"style:paragraph-properties": {"fo:border-bottom": "1pt solid #999999"}}, "Standard")
    )
    made.append(
        _style(
            "Check",
            "paragraph",
            {"style:paragraph-properties": {"fo:margin-left": "0.75cm", "fo:text-indent": "-0.6cm"}},
            "Standard",
        )
    )
    made.append(_style("Table_20_Heading", "paragraph", bold, "Standard", "Table Heading"))
    made += [_list_style("Bullets"), _list_style("Numbers")]
    layout = element(
        "style:page-layout", {"style:name": "A4"}, children=[element("style:page-layout-properties", _page())]
    )
    master = element("style:master-page", {"style:name": "Standard", "style:page-layout-name": "A4"})
    return [
        element("office:styles", children=made),
        element("office:automatic-styles", children=[layout]),
        element("office:master-styles", children=[master]),
    ]


def _page() -> dict[str, str]:
    return {"fo:page-width": "21cm", "fo:page-height": "29.7cm", "fo:margin": "2.5cm"}


def _list_style(name: str) -> Any:
    made = element("text:list-style", {"style:name": name})
    for level in range(1, LEVELS + 1):
        named = {"text:level": str(level)}
        if name == "Bullets":
            sign = element("text:list-level-style-bullet", {**named, "text:bullet-char": "\u2022"})
        else:
            sign = element("text:list-level-style-number", {**named, "style:num-format": "1", "style:num-suffix": "."})
        space = {"text:space-before": f"{0.75 * (level - 1)}cm", "text:min-label-width": "0.75cm"}
        sign.append(element("style:list-level-properties", space))
        made.append(sign)
    return made


def _meta(title: str, language: str) -> Any:
    return element("office:meta", children=[element("dc:title", text=title), element("dc:language", text=language)])


def _part(name: str, *children: Any) -> Any:
    return element(f"office:{name}", {"office:version": "1.3"}, children=children)


def _file_of(key: str) -> str:
    return f"Pictures/{int(key)}.jpg"


def _manifest(parts: dict[str, Any], pictures: Iterable[str]) -> Any:
    files = {"/": CONTENT_TYPE, **dict.fromkeys(parts, "text/xml")}
    files |= {_file_of(key): PICTURE_TYPE for key in pictures}
    rows = [
        element("manifest:file-entry", {"manifest:full-path": path, "manifest:media-type": kind})
        for path, kind in files.items()
    ]
    return element("manifest:manifest", {"manifest:version": "1.3"}, children=rows)
