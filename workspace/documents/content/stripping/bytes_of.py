"""Reading files that may end anywhere."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
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


@dataclass(frozen=True, order=True, slots=True)
class Covered:
    """What is written over, from where to where: with `said`, and the rest with one byte again and again."""

    start: int
    end: int
    said: bytes = b""
    filling: bytes = b"\0"


def written_over(file: BinaryIO, parts: Iterable[Covered]) -> Iterator[bytes]:
    """As long as the file was."""
    size, place = size_of(file), 0
    for part in sorted(parts):
        if part.start < place or part.end > size or len(part.said) > part.end - part.start:
            raise StrangePictureError
        file.seek(place)
        yield from copied(file, part.start - place)
        yield part.said
        for at in range(part.start + len(part.said), part.end, PIECE):
            yield part.filling * min(PIECE, part.end - at)
        place = part.end
    file.seek(place)
    yield from copied(file, size - place)
