"""AVIF and HEIC: boxes in boxes, whose places others count on. So what says something is written over, not left out."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from workspace.documents.content.stripping import exif
from workspace.documents.content.stripping.bytes_of import Covered, StrangePictureError, exactly, size_of, written_over

_KEPT = frozenset((b"ftyp", b"meta", b"mdat", b"moov", b"idat"))
"""What else lies at the top is a film, a note of a program, or air."""
_LARGEST_META = 4_000_000
_MOST_BOXES = 10_000
_LARGEST_EXIF = 1_000_000


@dataclass(frozen=True, slots=True)
class Box:
    name: bytes
    start: int
    """Of what is in it."""
    end: int


def stripped(file: BinaryIO) -> Iterator[bytes]:
    return written_over(file, _to_cover(file, size_of(file)))


def _to_cover(file: BinaryIO, size: int) -> Iterator[Covered]:
    boxes = list(_boxes(file, 0, size))
    metas = [each for each in boxes if each.name == b"meta"]
    if not boxes or boxes[0].name != b"ftyp":
        raise StrangePictureError
    for each in boxes:
        if each.name not in _KEPT:
            yield Covered(each.start, each.end)
    for meta in metas:
        yield from _items_to_cover(file, meta)


def _items_to_cover(file: BinaryIO, meta: Box) -> Iterator[Covered]:
    if meta.end - meta.start > _LARGEST_META:
        raise StrangePictureError
    inside = {each.name: each for each in _boxes(file, meta.start + 4, meta.end)}
    if b"iinf" not in inside or b"iloc" not in inside:
        return
    spoken = _spoken_items(file, inside[b"iinf"])
    where = inside[b"iloc"]
    file.seek(where.start)
    idat = inside.get(b"idat")
    for item, parts in _places(exactly(file, where.end - where.start), idat.start if idat else None).items():
        if item not in spoken:
            continue
        for number, (start, length) in enumerate(parts):
            if number == 0 and spoken[item] == b"Exif":
                yield Covered(start, start + length, _said_instead(file, start, length))
            else:
                yield Covered(start, start + length, filling=b" ")


def _said_instead(file: BinaryIO, start: int, length: int) -> bytes:
    """An EXIF block which says which way up, and nothing else; none where it is longer than the one that was there."""
    if length > _LARGEST_EXIF:
        raise StrangePictureError
    file.seek(start)
    block = exactly(file, length)
    at = 4 + int.from_bytes(block[:4], "big")
    said = b"\0\0\0\0" + exif.only(exif.orientation_of(block[at:]))
    return said if len(said) <= length else b""


def _boxes(file: BinaryIO, start: int, end: int) -> Iterator[Box]:
    for _number in range(_MOST_BOXES):
        if start + 8 > end:
            return
        file.seek(start)
        head = exactly(file, 8)
        length, name, begins = int.from_bytes(head[:4], "big"), head[4:], start + 8
        if length == 1:
            length, begins = int.from_bytes(exactly(file, 8), "big"), start + 16
        length = length or end - start
        if start + length > end or start + length < begins:
            raise StrangePictureError
        yield Box(name, begins, start + length)
        start += length
    raise StrangePictureError


def _spoken_items(file: BinaryIO, box: Box) -> dict[int, bytes]:
    """The numbers of the items that are words about the picture, with their kind: EXIF, or XMP and the like."""
    file.seek(box.start)
    version = exactly(file, 4)[0]
    found = {}
    for each in _boxes(file, box.start + (6 if version == 0 else 8), box.end):
        file.seek(each.start)
        row = exactly(file, min(each.end - each.start, 64))
        wide = 4 if row[0] >= 3 else 2  # noqa: PLR2004  # since version 3 of this box
        item, kind = int.from_bytes(row[4 : 4 + wide], "big"), row[6 + wide : 10 + wide]
        if kind in {b"Exif", b"mime", b"uri "}:
            found[item] = kind
    return found


def _places(row: bytes, idat: int | None) -> dict[int, list[tuple[int, int]]]:
    """Start and length of the parts of each item."""
    reader = _Numbers(row)
    version = reader.next(4) >> 24
    sizes = reader.next(2)
    of_offset, of_length, of_base, of_index = sizes >> 12, sizes >> 8 & 15, sizes >> 4 & 15, sizes & 15
    wide = 4 if version >= 2 else 2  # noqa: PLR2004  # since version 2 of this box
    found: dict[int, list[tuple[int, int]]] = {}
    for _item in range(min(reader.next(wide), _MOST_BOXES)):
        item = reader.next(wide)
        method = reader.next(2) & 15 if version else 0
        reader.next(2)
        base = reader.next(of_base)
        parts = found.setdefault(item, [])
        for _part in range(min(reader.next(2), _MOST_BOXES)):
            if version:
                reader.next(of_index)
            offset, length = reader.next(of_offset), reader.next(of_length)
            if method == 1 and idat is not None:
                parts.append((idat + base + offset, length))
            elif method == 0:
                parts.append((base + offset, length))
            else:
                raise StrangePictureError
    return found


class _Numbers:
    def __init__(self, row: bytes) -> None:
        self.row, self.place = row, 0

    def next(self, width: int) -> int:
        self.place += width
        if self.place > len(self.row):
            raise StrangePictureError
        return int.from_bytes(self.row[self.place - width : self.place], "big")
