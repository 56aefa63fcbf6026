"""WebP is a RIFF file: chunks, and a length before them that has to be right."""

from collections.abc import Iterator
from typing import BinaryIO

from workspace.documents.content.stripping import exif
from workspace.documents.content.stripping.bytes_of import StrangePictureError, copied, exactly, size_of

_KEPT = frozenset((b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"))
_HAS_EXIF, _HAS_XMP = 0x08, 0x04
_LARGEST_EXIF = 1_000_000
_MOST_CHUNKS = 10_000


def stripped(file: BinaryIO) -> Iterator[bytes]:
    places, orientation = _look(file)
    block = b"" if orientation == exif.UPRIGHT else exif.only(orientation)
    length = 4 + sum(8 + length + length % 2 for _name, _place, length in places)
    length += 8 + len(block) + len(block) % 2 if block else 0
    yield b"RIFF" + length.to_bytes(4, "little") + b"WEBP"
    for name, place, length in places:
        file.seek(place)
        yield name + length.to_bytes(4, "little")
        if name == b"VP8X" and length:
            flags = exactly(file, 1)[0] & ~(_HAS_EXIF | _HAS_XMP) | (_HAS_EXIF if block else 0)
            yield bytes((flags,))
            length -= 1  # noqa: PLW2901  # that was its first byte
            yield from copied(file, length)
            yield b"\0" * ((length + 1) % 2)
        else:
            yield from copied(file, length)
            yield b"\0" * (length % 2)
    if block:
        yield b"EXIF" + len(block).to_bytes(4, "little") + block + b"\0" * (len(block) % 2)


def _look(file: BinaryIO) -> tuple[list[tuple[bytes, int, int]], int]:
    """Name, place and length of what stays, and which way up it stands."""
    size = size_of(file)
    head = exactly(file, 12)
    if head[:4] != b"RIFF" or head[8:] != b"WEBP":
        raise StrangePictureError
    end = min(size, int.from_bytes(head[4:8], "little") + 8)
    orientation = exif.UPRIGHT
    found: list[tuple[bytes, int, int]] = []
    while file.tell() + 8 <= end:
        head = exactly(file, 8)
        name, length, place = head[:4], int.from_bytes(head[4:], "little"), file.tell()
        if place + length > size or len(found) > _MOST_CHUNKS:
            raise StrangePictureError
        if name == b"EXIF" and length < _LARGEST_EXIF:
            orientation = exif.orientation_of(exactly(file, length).removeprefix(b"Exif\0\0"))
        elif name in _KEPT:
            found.append((name, place, length))
        file.seek(place + length + length % 2)
    if not found:
        raise StrangePictureError
    return found, orientation
