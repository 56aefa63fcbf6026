"""PNG is a row of chunks with a name each; what says something (texts, EXIF, times) is left out."""

import zlib
from collections.abc import Iterator
from typing import BinaryIO

from workspace.documents.content.stripping import exif
from workspace.documents.content.stripping.bytes_of import StrangePictureError, copied, exactly

_MARK = b"\x89PNG\r\n\x1a\n"
_KEPT = frozenset(
    b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs sPLT acTL fcTL fdAT".split()
)
_LARGEST_EXIF = 1_000_000


def stripped(file: BinaryIO) -> Iterator[bytes]:
    file.seek(0)
    if exactly(file, len(_MARK)) != _MARK:
        raise StrangePictureError
    yield _MARK
    name = b""
    while name != b"IEND":
        head = exactly(file, 8)
        length, name = int.from_bytes(head[:4], "big"), head[4:]
        if name in _KEPT:
            yield head
            yield from copied(file, length + 4)
        elif name == b"eXIf" and length < _LARGEST_EXIF:
            orientation = exif.orientation_of(exactly(file, length))
            exactly(file, 4)
            if orientation != exif.UPRIGHT:
                yield _chunk(b"eXIf", exif.only(orientation))
        else:
            file.seek(length + 4, 1)


def _chunk(name: bytes, content: bytes) -> bytes:
    check = zlib.crc32(name + content).to_bytes(4, "big")
    return len(content).to_bytes(4, "big") + name + content + check
