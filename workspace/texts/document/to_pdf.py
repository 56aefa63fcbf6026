"""The tree as PDF that a screen reader can read (PDF/UA-1): tagged, with title, language, outline and numbered pages.

Typst makes it. It gets the text as data (`press/paper.typ` says how that looks), so there is nothing to escape.
"""

import json
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from fontTools.ttLib import TTFont

from workspace.texts.document.pictures import NONE, Pictures
from workspace.texts.document.tables import Placed, grid_of
from workspace.texts.document.to_html import callout_words
from workspace.texts.document.tree import LISTS, Node, text, walk, words_of

# Any, in this module: what stands in JSON.

CONTENT_TYPE = "application/pdf"
PRESS = Path(__file__).parent / "press"
FONTS = PRESS / "fonts"
LONGEST_WAIT = 60
"""Seconds; a million letters take two."""
DEEPEST = 10
"""Blocks in blocks: what is nested deeper does not move in any further."""
MOST_COLUMNS = 12
"""That can be read on a page; cells of a wider table stand below each other."""
WIDEST_PICTURE, HIGHEST_PICTURE = 166, 200
LONGEST_ADDRESS = 2_000
HIGHEST_NUMBER = 1_000_000
BOXES = {True: "\u2611", False: "\u2610"}
UNKNOWN = "\u00b7"
"""For a letter that none of the fonts has."""


def pdf(root: Node, *, title: str, language: str, pictures: Pictures = NONE) -> bytes:
    code, region = (*language.split("-"), "")[:2]
    with tempfile.TemporaryDirectory(prefix="mokwi-pdf-") as name:
        folder = Path(name)
        said = {
            "title": known(title),
            "language": code,
            "region": region or None,
            "page": _("Page %(number)s") % {"number": "{}"},
            "blocks": _Sheet(pictures).blocks(root.children, 0),
        }
        (folder / "text.json").write_text(json.dumps(said), encoding="utf-8")
        for key, picture in pictures.items():
            (folder / _file_of(key)).write_bytes(picture.content)
        shutil.copy(PRESS / "paper.typ", folder)
        _set(folder)
        return (folder / "text.pdf").read_bytes()


def _set(folder: Path) -> None:
    done = subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-I", str(PRESS / "setting.py"), str(folder), str(FONTS)],
        check=False,
        timeout=LONGEST_WAIT,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise RuntimeError(done.stderr or f"ended with {done.returncode}")


class _Sheet:
    """Headings without gaps in their levels: readers of an outline refuse them."""

    def __init__(self, pictures: Pictures) -> None:
        self.pictures = pictures
        self.level = 0

    def blocks(self, nodes: Sequence[Node], depth: int) -> list[dict[str, Any]]:
        return [made for each in nodes for made in self._block(each, depth)]

    def _block(self, each: Node, depth: int) -> list[dict[str, Any]]:
        kind = each.kind
        if kind in LISTS:
            return self._list(each, depth)
        make = {
            "heading": self._heading,
            "blockquote": self._quote,
            "callout": self._quote,
            "code_block": lambda each, _: [{"kind": kind, "text": known(words_of(each).replace("\t", "    "))}],
            "horizontal_rule": lambda _each, _: [{"kind": kind}],
            "image": lambda each, _: self._picture(each),
            "table": self._table,
        }.get(kind, lambda each, _: _paragraph(each))
        return make(each, depth)

    def _heading(self, each: Node, depth: int) -> list[dict[str, Any]]:
        """Within something else it is none: the outline leads through the text itself."""
        made = _paragraph(each)
        if not made or depth:
            return made
        self.level = min(each.level, self.level + 1)
        return [{**made[0], "kind": "heading", "level": self.level}]

    def _list(self, each: Node, depth: int) -> list[dict[str, Any]]:
        signs = [[text(f"{BOXES[item.is_checked]} ")] if item.kind == "check_item" else [] for item in each.children]
        items = [
            [
                {"kind": "paragraph", "parts": _parts([*sign, *item.children[0].children])},
                *self.blocks(item.children[1:], depth + 1),
            ]
            for sign, item in zip(signs, each.children, strict=True)
        ]
        if depth >= DEEPEST:
            return [made for item in items for made in item]
        order = {"order": min(each.number("order"), HIGHEST_NUMBER)} if each.kind == "ordered_list" else {}
        return [{"kind": each.kind, "items": items, **order}]

    def _quote(self, each: Node, depth: int) -> list[dict[str, Any]]:
        inside = self.blocks(each.children, depth + 1)
        label = {"label": callout_words(each.words("kind"))} if each.kind == "callout" else {}
        if depth >= DEEPEST or not inside:
            return inside
        return [{"kind": each.kind, "blocks": inside, **label}]

    def _picture(self, each: Node) -> list[dict[str, Any]]:
        key, alt = each.words("picture"), known(each.words("alt"))
        picture = self.pictures.get(key)
        if picture is None:
            said = _("[Picture: %(words)s]") % {"words": each.words("alt") or each.words("src")}
            return [{"kind": "paragraph", "parts": _parts([text(said, "em")])}]
        width = picture.width_within(widest=WIDEST_PICTURE, highest=HIGHEST_PICTURE)
        return [{"kind": "image", "file": _file_of(key), "alt": alt, "width": width}]

    def _table(self, each: Node, depth: int) -> list[dict[str, Any]]:
        grid = grid_of(each)
        if grid.columns > MOST_COLUMNS or depth >= DEEPEST:
            return [made for placed in grid.cells for made in self.blocks(placed.cell.children, depth)]
        first = grid.at(0)
        has_head = all(it.cell.kind == "table_header" and it.rows == 1 for it in first) and grid.rows > 1
        head = first if has_head else []
        body = [self._cell(it, depth) for it in grid.cells if not has_head or it.row > 0]
        return [
            {
                "kind": "table",
                "columns": grid.columns,
                "head": [self._cell(it, depth) for it in head],
                "repeats": not any(part.href for it in head for part in walk(it.cell)),
                "body": body,
            }
        ]

    def _cell(self, placed: Placed, depth: int) -> dict[str, Any]:
        return {
            "x": placed.column,
            "y": placed.row,
            "columns": placed.columns,
            "rows": placed.rows,
            "bold": placed.cell.kind == "table_header",
            "blocks": self.blocks(placed.cell.children, depth + 1),
        }


def _paragraph(each: Node) -> list[dict[str, Any]]:
    """None of nothing."""
    return [{"kind": "paragraph", "parts": _parts(each.children)}] if words_of(each).strip() else []


def _parts(nodes: Sequence[Node]) -> list[dict[str, Any]]:
    return [_part(each) for each in nodes]


def _part(each: Node) -> dict[str, Any]:
    if each.kind == "hard_break":
        return {"break": True}
    href = each.href if len(each.href) <= LONGEST_ADDRESS else ""
    return {"text": known(words_of(each)), "marks": [mark.name for mark in each.marks], "href": href}


def _file_of(key: str) -> str:
    return f"{int(key)}.jpg"


def known(words: str) -> str:
    letters = _letters()
    composed = unicodedata.normalize("NFC", words)
    return "".join(each if each == "\n" or ord(each) in letters else UNKNOWN for each in composed)


@cache
def _letters() -> frozenset[int]:
    """What the fonts can write."""
    found = {ord(box) for box in BOXES.values()}
    for name in ("AtkinsonHyperlegibleNext-Regular.ttf", "NotoSans-CyrillicGreek.ttf"):
        with TTFont(FONTS / name) as font:
            found |= set(font.getBestCmap())
    return frozenset(found)
