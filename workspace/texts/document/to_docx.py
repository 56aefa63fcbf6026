"""The tree as DOCX, for Word and LibreOffice: real headings, lists and tables."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Mm, Pt, RGBColor

from workspace.texts.document.pictures import NONE, Picture, Pictures
from workspace.texts.document.tables import grid_of
from workspace.texts.document.to_html import callout_words
from workspace.texts.document.tree import LISTS, Node, words_of

# Any, in this module: what python-docx gives.

BULLETS, NUMBERS = 900, 901
LEVELS = 9
STEP = 0.75
"""Centimetres that a list stands further in."""
WIDEST, HIGHEST, NARROWEST = 160.0, 200.0, 20.0
"""Of a picture, in millimetres."""
CELL_PADDING = 4.0
BOXES = {True: "\u2611", False: "\u2610"}
CALLOUT, CALLOUT_LABEL, CODE, RULE, QUOTE = "Callout", "Callout Label", "Code", "Rule", "Quote"
"""Names of styles: `from_docx` knows them again."""


@dataclass(frozen=True)
class _Place:
    """Where a block goes: into what, how far in, in which style."""

    into: Any
    level: int = 0
    style: str = ""
    width: float = WIDEST
    """Millimetres."""


def docx(root: Node, *, title: str, language: str, pictures: Pictures = NONE) -> bytes:
    document = Document()
    _set_up(document, title, language)
    document.add_heading(title, 0)
    _Writer(document, pictures).blocks(root.children, _Place(document))
    file = BytesIO()
    document.save(file)
    return file.getvalue()


class _Writer:
    def __init__(self, document: Any, pictures: Pictures) -> None:
        self.document = document
        self.pictures = pictures
        self.numbering = document.part.numbering_part.element

    def blocks(self, nodes: Sequence[Node], place: _Place) -> None:
        for each in nodes:
            self._block(each, place)

    def _block(self, each: Node, place: _Place) -> None:
        if each.kind in LISTS:
            self._list(each, place)
        elif each.kind == "table":
            self._table(each, place)
        elif each.kind in {"blockquote", "callout"}:
            self._quoted(each, place)
        elif each.kind == "code_block":
            self._code(words_of(each), place)
        elif each.kind == "heading":
            self._inline(self._paragraph(place, f"Heading {each.level}"), each.children)
        elif each.kind == "horizontal_rule":
            self._paragraph(place, RULE)
        elif each.kind == "image":
            self._picture(each, place)
        else:
            self._inline(self._paragraph(place), each.children)

    def _paragraph(self, place: _Place, style: str = "") -> Any:
        made = place.into.add_paragraph(style=style or place.style or None)
        if place.level:
            made.paragraph_format.left_indent = Cm(STEP * place.level)
        return made

    def _picture(self, each: Node, place: _Place) -> None:
        run = self._paragraph(place).add_run()
        picture = self.pictures.get(each.words("picture"))
        if picture is None:
            run.text = _("[Picture: %(words)s]") % {"words": each.words("alt") or each.words("src")}
            run.italic = True
            return
        _draw(run, picture, each.words("alt"), max(place.width - 10 * STEP * place.level, NARROWEST))

    def _quoted(self, each: Node, place: _Place) -> None:
        if each.kind == "blockquote":
            self.blocks(each.children, replace(place, style=QUOTE))
            return
        kind = each.words("kind")
        self._paragraph(place, CALLOUT_LABEL).add_run(callout_words(kind))
        self.blocks(each.children, replace(place, style=f"{CALLOUT} {kind.title()}"))

    def _code(self, words: str, place: _Place) -> None:
        paragraph = self._paragraph(place, CODE)
        for number, line in enumerate(words.split("\n")):
            if number:
                paragraph.add_run().add_break()
            paragraph.add_run(line)

    def _list(self, each: Node, place: _Place) -> None:
        number = self._numbered(each, place.level)
        inside = replace(place, level=place.level + 1)
        for item in each.children:
            first, *others = item.children
            paragraph = place.into.add_paragraph(style=place.style or "List Paragraph")
            if each.kind == "check_list":
                paragraph.paragraph_format.left_indent = Cm(STEP * inside.level)
                paragraph.paragraph_format.first_line_indent = Cm(-STEP)
                paragraph.add_run(f"{BOXES[item.is_checked]} ")
            else:
                _number(paragraph, number, min(place.level, LEVELS - 1))
            self._inline(paragraph, first.children)
            self.blocks(others, inside)

    def _numbered(self, each: Node, level: int) -> int:
        """A numbering of its own for each list, so that it begins where it says."""
        if each.kind == "check_list":
            return 0
        made = self.numbering.add_num(NUMBERS if each.kind == "ordered_list" else BULLETS)
        if each.kind == "ordered_list":
            made.add_lvlOverride(ilvl=min(level, LEVELS - 1)).add_startOverride(each.number("order"))
        return int(made.numId)

    def _table(self, each: Node, place: _Place) -> None:
        grid = grid_of(each)
        table = place.into.add_table(grid.rows, grid.columns)
        table.style = self.document.styles["Table Grid"]
        for placed in grid.cells:
            cell = table.cell(placed.row, placed.column)
            if placed.rows > 1 or placed.columns > 1:
                cell = cell.merge(table.cell(placed.row + placed.rows - 1, placed.column + placed.columns - 1))
            width = place.width * placed.columns / grid.columns - CELL_PADDING
            self.blocks(placed.cell.children, _Place(cell, width=width))
            _drop_the_empty_first(cell)
            if placed.cell.kind == "table_header":
                for run in (run for paragraph in cell.paragraphs for run in paragraph.runs):
                    run.bold = True
        if all(cell.kind == "table_header" for cell in each.children[0].children):
            table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001  # no public way
        place.into.add_paragraph()

    def _inline(self, paragraph: Any, parts: Sequence[Node]) -> None:
        for part in parts:
            if part.kind == "hard_break":
                paragraph.add_run().add_break()
                continue
            run = paragraph.add_run(words_of(part))
            run.bold, run.italic = part.has("strong") or None, part.has("em") or None
            run.font.strike = part.has("strike") or None
            if part.has("code"):
                run.font.name = "Courier New"
            if part.href:
                self._link(paragraph, run, part.href)

    def _link(self, paragraph: Any, run: Any, href: str) -> None:
        key = self.document.part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), key)
        run.font.underline, run.font.color.rgb = True, RGBColor(0, 0x69, 0x6F)
        link.append(run._r)  # noqa: SLF001  # python-docx has no way to make a link
        paragraph._p.append(link)  # noqa: SLF001  # as above


def _draw(run: Any, picture: Picture, alt: str, widest: float) -> None:
    width = picture.width_within(widest=widest, highest=HIGHEST)
    drawn = run.add_picture(BytesIO(picture.content), width=Mm(width))
    described = drawn._inline.docPr  # noqa: SLF001  # no public way
    described.set("descr", alt)


def _number(paragraph: Any, number: int, level: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001  # no public way
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = number


def _drop_the_empty_first(cell: Any) -> None:
    """A new cell has a paragraph already; the last one must stay."""
    first = cell.paragraphs[0]
    if len(cell.paragraphs) > 1 and not first.runs:
        first._p.getparent().remove(first._p)  # noqa: SLF001  # no public way


def _set_up(document: Any, title: str, language: str) -> None:
    document.core_properties.title = title[:255]
    document.core_properties.author = ""
    document.core_properties.comments = ""
    document.core_properties.language = language
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2.5)
    for each in document.styles.element.iter(qn("w:lang")):
        each.set(qn("w:val"), language)
    for name in (CALLOUT_LABEL, f"{CALLOUT} Info", f"{CALLOUT} Tip", f"{CALLOUT} Warning", CODE, RULE):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        if name == CODE:
            style.font.name, style.font.size = "Courier New", Pt(10)
        elif name == RULE:
            style.element.get_or_add_pPr().append(_border("bottom", "999999"))
        else:
            style.font.bold = name == CALLOUT_LABEL or None
            style.element.get_or_add_pPr().append(_border("left", "00696F"))
    numbering = document.part.numbering_part.element
    for key, form, words in ((BULLETS, "bullet", "\u2022"), (NUMBERS, "decimal", "")):
        numbering.insert(0, parse_xml(_abstract(key, form, words)))


def _border(side: str, colour: str) -> Any:
    line = f'<w:{side} w:val="single" w:sz="12" w:space="8" w:color="{colour}"/>'
    return parse_xml(f"<w:pBdr {nsdecls('w')}>{line}</w:pBdr>")


def _abstract(key: int, form: str, words: str) -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{words or f"%{level + 1}."}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{425 * (level + 1)}" w:hanging="425"/></w:pPr></w:lvl>'
        for level in range(LEVELS)
    )
    return (
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{key}"><w:multiLevelType w:val="multilevel"/>{levels}'
        "</w:abstractNum>"
    )
