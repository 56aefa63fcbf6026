"""JPEG is a row of segments: those that say something are left out, those that are needed to show it stay.

What lies behind the end (a film that the telephone took with it, a second picture) goes, too.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

from workspace.documents.content.stripping import exif
from workspace.documents.content.stripping.bytes_of import PIECE, StrangePictureError, exactly

_START, _END, _SCAN, _COMMENT = 0xD8, 0xD9, 0xDA, 0xFE
_APP0, _APP1, _APP2, _APP14, _LAST_APP = 0xE0, 0xE1, 0xE2, 0xEE, 0xEF
_ALONE = {0x01, *range(0xD0, 0xD8)}
_MARK = re.compile(rb"\xff+[^\x00\xff\xd0-\xd7]")
_EXIF = b"Exif\0\0"


def stripped(file: BinaryIO) -> Iterator[bytes]:
    file.seek(0)
    if exactly(file, 2) != bytes((0xFF, _START)):
        raise StrangePictureError
    yield bytes((0xFF, _START))
    has_pixels = False
    while True:
        mark = _next_mark(file)
        if mark is None:
            if has_pixels:  # cut off at its end: what there is can be shown
                return
            raise StrangePictureError
        yield from _segment(file, mark)
        if mark == _END:
            return
        if mark == _SCAN:
            has_pixels = True
            yield from _pixels(file)


def _segment(file: BinaryIO, mark: int) -> Iterator[bytes]:
    if mark in _ALONE or mark == _END:
        yield bytes((0xFF, mark))
        return
    length = int.from_bytes(exactly(file, 2), "big")
    if length < 2:  # noqa: PLR2004  # the length itself
        raise StrangePictureError
    content = _kept(mark, exactly(file, length - 2))
    if content is not None:
        yield bytes((0xFF, mark)) + (len(content) + 2).to_bytes(2, "big") + content


def _kept(mark: int, content: bytes) -> bytes | None:
    if mark == _APP0 and content[:5] == b"JFIF\0":
        return content[:12] + b"\0\0"  # without its small picture
    if mark == _APP1 and content.startswith(_EXIF):
        orientation = exif.orientation_of(content[len(_EXIF) :])
        return None if orientation == exif.UPRIGHT else _EXIF + exif.only(orientation)
    if mark == _APP2 and content.startswith(b"ICC_PROFILE\0"):
        return content
    if mark == _APP14 and content.startswith(b"Adobe"):
        return content
    return None if _APP0 <= mark <= _LAST_APP or mark == _COMMENT else content


def _next_mark(file: BinaryIO) -> int | None:
    """None at the end of the file."""
    first = file.read(1)
    if not first:
        return None
    if first != b"\xff":
        raise StrangePictureError
    mark = b"\xff"
    while mark == b"\xff":
        mark = file.read(1)
    return mark[0] if mark else None


def _pixels(file: BinaryIO) -> Iterator[bytes]:
    """Up to the next segment, at which the file stands then."""
    while piece := file.read(PIECE):
        found = _MARK.search(piece)
        if found:
            file.seek(found.start() - len(piece), 1)
            yield piece[: found.start()]
            return
        whole = piece.rstrip(b"\xff")
        if not whole and len(piece) == PIECE:
            raise StrangePictureError
        if whole and len(whole) < len(piece) and len(piece) == PIECE:  # a mark may be cut in two here
            file.seek(len(whole) - len(piece), 1)
        yield whole
