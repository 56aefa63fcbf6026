"""DOCX and ODT: what is written in them, line by line, with its headings."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from workspace.documents.content.bench.limits import LONGEST_SHOWN, MOST_BLOCKS, Words
from workspace.documents.content.bench.packed import elements, opened

# Any, in this module: elements of lxml, and what is said as JSON.

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_HEADING = re.compile(r"(?:heading|berschrift)\s?(\d)|(title|titel)$", re.IGNORECASE)
_UNSEEN = {
    f"{OFFICE}annotation",
    f"{TEXT}note",
    f"{TEXT}tracked-changes",
    f"{W}del",
    f"{W}instrText",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
_MOST_SPACES = 100
LOWEST = 3
Block = tuple[str, str]
"""h1 to h3, li or p; and its words."""


def of_docx(path: Path) -> dict[str, Any]:
    with opened(path) as archive:
        return said(_block_of_docx(each) for each in elements(archive, "word/document.xml", f"{W}p"))


def of_odt(path: Path) -> dict[str, Any]:
    with opened(path) as archive:
        tags = (f"{TEXT}p", f"{TEXT}h")
        return said(_block_of_odt(each) for each in elements(archive, "content.xml", *tags))


def said(blocks: Iterator[Block]) -> dict[str, Any]:
    """All of it for the search, and its beginning to be shown."""
    words, left = Words(), LONGEST_SHOWN
    shown: list[list[str]] = []
    for kind, line in blocks:
        if not line.strip():
            continue
        if left > 0 and len(shown) < MOST_BLOCKS:
            shown.append([kind, line.strip()[:left]])
            left -= len(line)
        elif left > 0:
            left = 0
        if not words.add(line):
            break
    return {"form": "words", "text": str(words), "blocks": shown, "is_cut": left <= 0}


def _block_of_docx(paragraph: Any) -> Block:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    found = _HEADING.search(style.get(f"{W}val", "") if style is not None else "")
    is_item = paragraph.find(f"{W}pPr/{W}numPr") is not None
    kind = heading(int(found[1] or 1)) if found else "li" if is_item else "p"
    return kind, "".join(_words_of_docx(paragraph))


def _block_of_odt(paragraph: Any) -> Block:
    words = "".join(words_of_open_document(paragraph))
    if paragraph.tag == f"{TEXT}h":
        level = paragraph.get(f"{TEXT}outline-level", "1")
        return heading(int(level) if level.isdecimal() else 1), words
    parent = paragraph.getparent()
    return "li" if parent is not None and parent.tag == f"{TEXT}list-item" else "p", words


def heading(level: int) -> str:
    return f"h{min(max(level, 1), LOWEST)}"


def _words_of_docx(each: Any) -> Iterator[str]:
    """A paragraph within this one (a box of text) is one of its own, and has come before."""
    for child in each:
        if child.tag in _UNSEEN or child.tag == f"{W}p":
            continue
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag == f"{W}tab":
            yield "\t"
        elif child.tag in {f"{W}br", f"{W}cr"}:
            yield "\n"
        else:
            yield from _words_of_docx(child)


def words_of_open_document(each: Any) -> Iterator[str]:
    yield _squeezed(each.text)
    for child in each:
        if child.tag == f"{TEXT}s":
            number = child.get(f"{TEXT}c", "1")
            yield " " * min(int(number[:4]) if number.isdecimal() else 1, _MOST_SPACES)
        elif child.tag == f"{TEXT}tab":
            yield "\t"
        elif child.tag == f"{TEXT}line-break":
            yield "\n"
        elif child.tag not in _UNSEEN and child.tag not in {f"{TEXT}p", f"{TEXT}h"} and isinstance(child.tag, str):
            yield from words_of_open_document(child)
        yield _squeezed(child.tail)


def _squeezed(words: str | None) -> str:
    return re.sub(r"[ \t\r\n]+", " ", words or "")
