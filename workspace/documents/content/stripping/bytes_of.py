"""Reading files that may end anywhere."""

from collections.abc import Iterator
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
