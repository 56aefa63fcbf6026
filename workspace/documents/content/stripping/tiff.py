"""TIFF: directories, whose entries say where in the file their values lie. So nothing is moved: of the directories only
what is needed to show the picture stays, and everything that no such entry leads to is written over (TIFF 6.0, 1992).

Raw pictures of cameras are TIFF, too, but what shows them is each maker's own: there only what tells of people and
places goes.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from workspace.documents.content.stripping.bytes_of import Covered, StrangePictureError, exactly, size_of, written_over

_ORDERS = {b"II*\0": "<", b"MM\0*": ">"}
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
"""Of one value, by the kind of the entry, in bytes."""
_LETTERS = {3: "H", 4: "I", 13: "I"}
_HEADER, _ENTRY, _HERE = 8, 12, 4
_SUB_DIRECTORIES, _PHOTOMETRIC, _DNG = 330, 262, 50706
_CFA, _LINEAR_RAW = 32803, 34892
_LEADS = frozenset((34665, 34853, 40965))
"""To directories of EXIF: the picture's, the place's, and one for other programs."""
_DATA = {273: 279, 324: 325, 513: 514}
"""Entries that say where strips, tiles and an old JPEG lie, and which ones say how long each is."""
_SHOWS = frozenset(
    (
        *(254, 255, 256, 257, 258, 259, 262, 263, 264, 265, 266, 273, 274, 277, 278, 279, 280, 281, 282, 283, 284),
        *(290, 291, 292, 293, 296, 297, 301, 317, 318, 319, 320, 321, 322, 323, 324, 325, 326, 327, 328, 330, 332),
        *(334, 336, 338, 339, 340, 341, 342, 343, 344, 345, 346, 347, 351, 512, 513, 514, 515, 517, 518, 519, 520),
        *(521, 529, 530, 531, 532, 559, 32995, 32996, 32997, 32998, 34675, 37439, 50674),
    )
)
_TELLS = frozenset(
    (
        *(269, 270, 271, 272, 285, 305, 306, 315, 316, 700, 32781, 33432, 33550, 33723, 33922, 34264, 34377, 34735),
        *(34736, 34737, 34853, 37500, 37724, 40091, 40092, 40093, 40094, 40095, 42112, 50735, 50827, 50971),
    )
)
"""In a raw picture: who, what, where, when, with which camera."""
_MOST_READ = 1_000_000
"""Entries and numbers altogether: directories and values may lie in each other."""


@dataclass(frozen=True, slots=True)
class Entry:
    tag: int
    kind: int
    number: int
    row: bytes
    """As it stands in the file."""
    start: int
    """Of its values, which may lie in the row itself."""

    @property
    def end(self) -> int:
        return self.start + _SIZES.get(self.kind, 0) * self.number

    @property
    def is_readable(self) -> bool:
        return self.kind in _SIZES


@dataclass(frozen=True, slots=True)
class Directory:
    start: int
    entries: tuple[Entry, ...]
    next: bytes

    @property
    def end(self) -> int:
        return self.start + 2 + _ENTRY * len(self.entries) + _HERE

    def entry(self, tag: int) -> Entry | None:
        return next((each for each in self.entries if each.tag == tag), None)


def stripped(file: BinaryIO) -> Iterator[bytes]:
    return written_over(file, _Tiff(file).to_cover())


class _Tiff:
    def __init__(self, file: BinaryIO) -> None:
        self.file, self.size, self.read = file, size_of(file), 0
        head = exactly(file, _HEADER)
        if head[:4] not in _ORDERS:
            raise StrangePictureError
        self.order = _ORDERS[head[:4]]
        self.directories = list(self._walk(self._number(head[4:])))
        self.is_raw = any(map(self._is_raw, self.directories))

    def to_cover(self) -> Iterator[Covered]:
        for each in self.directories:
            kept = [entry for entry in each.entries if self._stays(entry)]
            said = struct.pack(f"{self.order}H", len(kept)) + b"".join(entry.row for entry in kept) + each.next
            yield Covered(each.start, each.end, said)
        for start, end in self._told() if self.is_raw else self._gaps():
            yield Covered(start, end)

    def _stays(self, entry: Entry) -> bool:
        return entry.is_readable and (entry.tag not in _TELLS if self.is_raw else entry.tag in _SHOWS)

    def _gaps(self) -> Iterator[tuple[int, int]]:
        """What lies between all that is needed."""
        place = 0
        for start, end in sorted(self._needed()):
            if place < start < end:
                yield place, start
            place = max(place, end) if start < end else place
        if place < self.size:
            yield place, self.size

    def _needed(self) -> Iterator[tuple[int, int]]:
        yield 0, _HEADER
        for each in self.directories:
            yield each.start, each.end
            for entry in filter(self._stays, each.entries):
                yield entry.start, min(entry.end, self.size)
            for where, how_long in _DATA.items():
                yield from self._data(each.entry(where), each.entry(how_long))

    def _data(self, where: Entry | None, how_long: Entry | None) -> Iterator[tuple[int, int]]:
        if where is None:
            return
        starts = self._numbers(where)
        lengths = self._numbers(how_long) if how_long is not None else [self.size] * len(starts)
        for start, length in zip(starts, lengths, strict=False):
            yield start, min(start + length, self.size)

    def _told(self) -> Iterator[tuple[int, int]]:
        """Where in a raw picture the values lie that go; each byte once."""
        directories = {each.start: each for each in self.directories}
        parts: list[tuple[int, int]] = []
        for each in self.directories:
            for entry in each.entries:
                if self._stays(entry):
                    continue
                if entry.tag in _LEADS:
                    parts += self._below(entry, set(directories))
                elif entry.start < each.start or entry.start >= each.end:
                    parts.append((entry.start, min(entry.end, self.size)))
        place = 0
        for start, end in sorted(parts):
            if max(start, place) < end:
                yield max(start, place), end
            place = max(place, end)

    def _below(self, entry: Entry, known: set[int]) -> Iterator[tuple[int, int]]:
        """A directory of which nothing stays."""
        for start in self._numbers(entry):
            if start in known:
                raise StrangePictureError
            found = self._directory(start)
            yield found.start, found.end
            for each in found.entries:
                if each.is_readable and not found.start <= each.start < found.end:
                    yield each.start, min(each.end, self.size)

    def _walk(self, start: int) -> Iterator[Directory]:
        waiting, seen = [start], set[int]()
        while waiting:
            at = waiting.pop()
            if at in seen:
                raise StrangePictureError
            seen.add(at)
            found = self._directory(at)
            yield found
            below = found.entry(_SUB_DIRECTORIES)
            waiting += self._numbers(below) if below is not None else []
            following = self._number(found.next)
            waiting += [following] if following else []

    def _directory(self, start: int) -> Directory:
        self.file.seek(start)
        number = struct.unpack(f"{self.order}H", exactly(self.file, 2))[0]
        if start < _HEADER:
            raise StrangePictureError
        self._count(number + 1)
        rows = exactly(self.file, _ENTRY * number)
        entries = tuple(self._entry(rows[at : at + _ENTRY], start + 2 + at) for at in range(0, _ENTRY * number, _ENTRY))
        return Directory(start, entries, exactly(self.file, _HERE))

    def _entry(self, row: bytes, at: int) -> Entry:
        tag, kind, number = struct.unpack(f"{self.order}HHI", row[:8])
        is_here = _SIZES.get(kind, 0) * number <= _HERE
        return Entry(tag, kind, number, row, at + 8 if is_here else self._number(row[8:]))

    def _numbers(self, entry: Entry) -> list[int]:
        if entry.kind not in _LETTERS:
            raise StrangePictureError
        self._count(entry.number)
        self.file.seek(entry.start)
        content = exactly(self.file, entry.end - entry.start)
        return list(struct.unpack(f"{self.order}{entry.number}{_LETTERS[entry.kind]}", content))

    def _count(self, number: int) -> None:
        self.read += number
        if self.read > _MOST_READ:
            raise StrangePictureError

    def _number(self, four: bytes) -> int:
        found: int = struct.unpack(f"{self.order}I", four)[0]
        return found

    def _is_raw(self, directory: Directory) -> bool:
        shown = directory.entry(_PHOTOMETRIC)
        is_raw = shown is not None and shown.kind in _LETTERS and self._numbers(shown)[:1] in ([_CFA], [_LINEAR_RAW])
        return is_raw or directory.entry(_DNG) is not None
