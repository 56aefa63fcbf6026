"""PPTX and ODP: what stands on the slides, in their order."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from workspace.documents.content.bench.packed import elements, opened
from workspace.documents.content.bench.words import Block, said, words_of_open_document

# Any, in this module: elements of lxml, and what is said as JSON.

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_SLIDE = re.compile(r"ppt/slides/slide(\d{1,4})\.xml")


def of_pptx(path: Path) -> dict[str, Any]:
    with opened(path) as archive:
        found = sorted((int(match[1]), match[0]) for name in archive.namelist() if (match := _SLIDE.fullmatch(name)))
        return said(
            ("h2" if number == 0 else "p", "".join(each.itertext(f"{A}t")))
            for _number, name in found
            for number, each in enumerate(_that_say(elements(archive, name, f"{A}p")))
        )


def _that_say(paragraphs: Iterator[Any]) -> Iterator[Any]:
    return (each for each in paragraphs if "".join(each.itertext(f"{A}t")).strip())


def of_odp(path: Path) -> dict[str, Any]:
    with opened(path) as archive:
        return said(_blocks_of_odp(elements(archive, "content.xml", f"{TEXT}p", f"{TEXT}h", f"{DRAW}page")))


def _blocks_of_odp(found: Iterator[Any]) -> Iterator[Block]:
    """The first that a slide says is its title; a slide comes after what stands on it."""
    is_first = True
    for each in found:
        if each.tag == f"{DRAW}page":
            is_first = True
        elif words := "".join(words_of_open_document(each)).strip():
            yield "h2" if is_first else "p", words
            is_first = False
