"""DOCX and ODT are zip files of XML: opened with distrust. Only the parts that are asked for are unpacked, up to a
limit; what else lies in there (macros, programs, pictures) is never looked at."""

import zipfile
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from lxml import etree

# Any, in this module: elements of lxml.

LARGEST_PART = 30_000_000
"""Bytes of XML; 200 pages are about two million."""
MOST_PARTS = 5000
DEEPEST = 250
MOST_ELEMENTS = 400_000


class UnreadableError(Exception):
    """Its text is shown to the person as it is."""

    @classmethod
    def broken(cls) -> "UnreadableError":
        return cls(_("This file cannot be read. Perhaps it is damaged, or not what its name says."))

    @classmethod
    def too_much(cls) -> "UnreadableError":
        return cls(_("There is more in this file than a text can hold. Divide it into several."))

    @classmethod
    def dangerous(cls) -> "UnreadableError":
        return cls(_("This file is made in a way that no word processor makes it, so it was not opened."))

    @classmethod
    def locked(cls) -> "UnreadableError":
        return cls(_("This file is protected by a password. Save it without one, and bring it again."))


class Packed:
    """Errors: UnreadableError, of each of its methods."""

    def __init__(self, content: bytes) -> None:
        try:
            self.file = zipfile.ZipFile(BytesIO(content))
        except (zipfile.BadZipFile, ValueError, EOFError, OSError) as error:
            raise UnreadableError.broken() from error
        names = self.file.namelist()
        if len(names) > MOST_PARTS:
            raise UnreadableError.too_much()
        self.names = frozenset(names)

    def part(self, name: str) -> Any | None:
        """The XML of this part, None where there is none. What it says about its own size is not believed."""
        if name not in self.names:
            return None
        try:
            with self.file.open(name) as opened:
                source = opened.read(LARGEST_PART + 1)
        except RuntimeError as error:  # how zipfile says that there is a password
            raise UnreadableError.locked() from error
        except Exception as error:  # whatever packs it: zlib, bz2 and lzma each have errors of their own
            raise UnreadableError.broken() from error
        if len(source) > LARGEST_PART:
            raise UnreadableError.too_much()
        return parsed(source)

    def text(self, name: str, most: int = 200) -> str:
        """The beginning of a small part."""
        if name not in self.names:
            return ""
        try:
            with self.file.open(name) as opened:
                return opened.read(most).decode("ascii", "replace").strip()
        except Exception as error:  # as above
            raise UnreadableError.broken() from error


def parsed(source: bytes) -> Any:
    """Without entities, external or nested ones, and within limits. Errors: UnreadableError."""
    parser = etree.XMLPullParser(
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    depth = number = 0
    root = None
    try:
        for start in range(0, len(source), 65536):
            parser.feed(source[start : start + 65536])
            for event, element in parser.read_events():
                root = element if root is None else root
                depth += 1 if event == "start" else -1
                number += event == "start"
                if depth > DEEPEST or number > MOST_ELEMENTS:
                    raise UnreadableError.too_much()
        parser.close()
    except etree.XMLSyntaxError as error:
        raise UnreadableError.broken() from error
    if root is None or root.getroottree().docinfo.doctype:
        raise UnreadableError.dangerous()
    return root
