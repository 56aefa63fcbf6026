"""The tree as PDF: with title, language, an outline of its headings, links that can be pressed, and numbered pages."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from django.utils.translation import gettext as _
from fontTools.ttLib import TTFont
from fpdf import FPDF
from fpdf.enums import TableBordersLayout
from fpdf.fonts import FontFace

from workspace.texts.document.tables import grid_of
from workspace.texts.document.to_html import callout_words
from workspace.texts.document.tree import LISTS, Node, text, words_of

CONTENT_TYPE = "application/pdf"
FONTS = Path(__file__).parent / "fonts"
STYLES = {"": "Regular", "B": "Bold", "I": "Italic", "BI": "BoldItalic"}
FAMILY, OTHER = "Atkinson", "Noto"
SIZES = {0: 22, 1: 17, 2: 14, 3: 12.5}
"""Of headings, in points; the title is the highest."""
WORDS, LINE = 11.0, 5.6
MARGIN, STEP = 22, 7
NARROWEST = 60
"""Millimetres of a line: what is nested deeper does not move in any further."""
LONGEST_CELL = 1200
"""Letters; a row must fit on a page."""
UNKNOWN = "\u00b7"
"""For a letter that neither font has."""


def pdf(root: Node, *, title: str, language: str) -> bytes:
    logging.getLogger("fontTools.subset").setLevel(logging.WARNING)
    made = _Paper(title, language)
    made.write_title(title)
    made.blocks(root.children)
    return bytes(made.output())


class _Paper(FPDF):
    def __init__(self, title: str, language: str) -> None:
        super().__init__(format="A4")
        self.set_title(title)
        self.set_lang(language)
        self.set_margins(MARGIN, MARGIN)
        self.set_auto_page_break(auto=True, margin=MARGIN)
        for style, name in STYLES.items():
            self.add_font(FAMILY, style, FONTS / f"AtkinsonHyperlegibleNext-{name}.ttf")
        self.add_font(OTHER, "", FONTS / "NotoSans-CyrillicGreek.ttf")
        self.set_fallback_fonts([OTHER], exact_match=False)
        self.add_page()
        self.depth = 0

    def footer(self) -> None:
        self.set_y(-15)
        self.set_font(FAMILY, size=9)
        self.set_x(MARGIN)
        self.cell(0, 8, _("Page %(number)d") % {"number": self.page_no()}, align="R")

    def write_title(self, title: str) -> None:
        self._heading([text(title)], 0)

    def blocks(self, nodes: Sequence[Node]) -> None:
        for each in nodes:
            self.block(each)

    def block(self, each: Node) -> None:
        if each.kind in LISTS:
            self._list(each)
            return
        make = {
            "heading": lambda each: self._heading(each.children, each.level),
            "blockquote": self._quote,
            "callout": self._quote,
            "code_block": self._code,
            "horizontal_rule": self._rule,
            "image": self._picture,
            "table": self._table,
        }.get(each.kind, self._paragraph)
        make(each)

    def _heading(self, parts: Sequence[Node], level: int) -> None:
        words = known(words_of(Node("heading", tuple(parts)))).replace("\n", " ").strip()
        if not words:
            return
        size = SIZES[level]
        self.ln(size / 5 if level else 0)
        if self.will_page_break(size):
            self.add_page()
        if level:
            self.start_section(words, level=self._outline_level(level))
        self.set_font(FAMILY, "B", size)
        self.multi_cell(0, size / 2.2, words, align="L", new_x="LMARGIN", new_y="NEXT")
        self.ln(2)

    def _outline_level(self, level: int) -> int:
        """Without gaps: readers of an outline refuse them."""
        last = self._outline[-1].level if self._outline else -1
        return min(level - 1, last + 1)

    def _paragraph(self, each: Node) -> None:
        if words_of(each).strip():
            self._inline(each.children)
            self.ln(LINE + 2)

    def _inline(self, parts: Sequence[Node]) -> None:
        for part in parts:
            style = ("B" if part.has("strong") else "") + ("I" if part.has("em") else "")
            style += ("S" if part.has("strike") else "") + ("U" if part.href else "")
            self.set_font(FAMILY, style, WORDS)
            self.set_text_color(0, 0x69, 0x6F) if part.href else self.set_text_color(0)
            self.write(LINE, known(words_of(part)), part.href)
        self.set_text_color(0)

    def _list(self, each: Node) -> None:
        for number, item in enumerate(each.children, each.number("order")):
            first, *others = item.children
            if self.will_page_break(LINE):
                self.add_page()
            self._sign(item, f"{number}." if each.kind == "ordered_list" else "\u2022")
            with self._further_in():
                self.set_x(self.l_margin)
                self._inline(first.children)
                self.ln(LINE + 1)
                self.blocks(others)
        self.ln(1)

    def _sign(self, item: Node, sign: str) -> None:
        self.set_x(self.l_margin)
        if item.kind != "check_item":
            self.set_font(FAMILY, size=WORDS)
            self.cell(STEP, LINE, sign)
            return
        left, top = self.get_x() + 0.5, self.get_y() + 1.1
        self.rect(left, top, 3.2, 3.2)
        if item.is_checked:
            self.line(left + 0.6, top + 1.7, left + 1.3, top + 2.5)
            self.line(left + 1.3, top + 2.5, left + 2.7, top + 0.7)

    @contextmanager
    def _further_in(self) -> Iterator[None]:
        before = self.l_margin
        if self.w - self.r_margin - before - STEP > NARROWEST:
            self.set_left_margin(before + STEP)
        yield
        self.set_left_margin(before)
        self.set_x(before)

    def _quote(self, each: Node) -> None:
        with self._further_in():
            self.set_x(self.l_margin)
            if each.kind == "callout":
                self.set_font(FAMILY, "B", WORDS)
                self.write(LINE, callout_words(each.words("kind")))
                self.ln(LINE + 1)
            self.blocks(each.children)

    def _code(self, each: Node) -> None:
        with self._further_in():
            self.set_x(self.l_margin)
            self.set_font(FAMILY, size=WORDS - 1)
            self.multi_cell(0, LINE - 0.6, known(words_of(each)), align="L", new_x="LMARGIN", new_y="NEXT")
            self.ln(2)

    def _rule(self, each: Node) -> None:
        self.ln(2)
        self.line(self.l_margin, self.get_y(), self.w - self.r_margin, self.get_y())
        self.ln(4)

    def _picture(self, each: Node) -> None:
        said = _("[Picture: %(words)s]") % {"words": each.words("alt") or each.words("src")}
        self._paragraph(Node("paragraph", (text(said, "em"),)))

    def _table(self, each: Node) -> None:
        """What no row can hold stands below each other."""
        grid = grid_of(each)
        said = {placed: known(_said(placed.cell)) for placed in grid.cells}
        if grid.columns > 12 or any(len(words) > LONGEST_CELL / grid.columns for words in said.values()):  # noqa: PLR2004  # columns that can be read
            for placed in grid.cells:
                self.blocks(placed.cell.children)
            return
        has_head = all(cell.kind == "table_header" for cell in each.children[0].children)
        self.set_font(FAMILY, size=WORDS - 1)
        with self.table(
            borders_layout=TableBordersLayout.ALL,
            first_row_as_headings=has_head,
            headings_style=FontFace(emphasis="BOLD"),
            line_height=LINE - 0.6,
            padding=1.2,
            text_align="LEFT",
            width=self.w - self.r_margin - self.l_margin,
            align="LEFT",
        ) as table:
            for number in range(grid.rows):
                row = table.row()
                for placed in grid.at(number):
                    bold = placed.cell.kind == "table_header" and not has_head
                    style = FontFace(emphasis="BOLD") if bold else None
                    row.cell(said[placed], colspan=placed.columns, rowspan=placed.rows, style=style)
        self.ln(4)


def known(words: str) -> str:
    letters = _letters()
    return "".join(each if each == "\n" or ord(each) in letters else UNKNOWN for each in words)


def _said(cell: Node) -> str:
    lines = [words_of(each).strip() for each in cell.children]
    return "\n".join(line for line in lines if line)


@cache
def _letters() -> frozenset[int]:
    """What the fonts can write."""
    found: set[int] = set()
    for name in ("AtkinsonHyperlegibleNext-Regular.ttf", "NotoSans-CyrillicGreek.ttf"):
        with TTFont(FONTS / name) as font:
            found |= set(font.getBestCmap())
    return frozenset(found)
