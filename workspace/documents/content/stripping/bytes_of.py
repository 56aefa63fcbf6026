"""Reading files that may end anywhere."""

from collections.abc import Iterator, Sequence
from typing import BinaryIO

PIECE = 65_536


class StrangePictureError(Exception):
    """Damaged, or made in a way that nobody makes it."""


def exactly(file: BinaryIO, length: int) -> bytes:
    read = file.read(length)
    if len(read) != length:
        raise StrangePictureError
    return read


def copied(file: BinaryIO, length: int) -> Iterator[bytes]:
    while length:
        piece = file.read(min(length, PIECE))
        if not piece:
            raise StrangePictureError
        length -= len(piece)
        yield piece


def size_of(file: BinaryIO) -> int:
    size = file.seek(0, 2)
    file.seek(0)
    return size


def written_over(file: BinaryIO, parts: Sequence[tuple[int, int, bytes]]) -> Iterator[bytes]:
    """The same file but for these parts, each from where to where and with what, in their order."""
    size, place = size_of(file), 0
    for start, end, said in parts:
        if start < place or end > size:
            raise StrangePictureError
        file.seek(place)
        yield from copied(file, start - place)
        yield said
        place = end
    file.seek(place)
    yield from copied(file, size - place)
