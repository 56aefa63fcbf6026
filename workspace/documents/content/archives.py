"""Zip files, looked at with distrust before anything is unpacked: DOCX, ODT and their kin are zip files as well."""

import zipfile
from dataclasses import dataclass
from typing import BinaryIO

LARGEST_DIRECTORY = 8_000_000
"""Bytes: what stands in a zip file is listed at its end, and `zipfile` reads that as a whole."""
MOST_MEMBERS = 20_000
LARGEST_UNPACKED = 2_000_000_000
STEEPEST = 200
"""How much smaller packing makes a file that somebody has written; zeros become a thousandth."""
SMALL = 20_000_000
"""Unpacked, and bearable whatever it was packed to: empty tables are packed to very little."""
_TAIL, _END = 66_000, b"PK\x05\x06"
_END_64, _PLACE_OF_END_64 = b"PK\x06\x06", b"PK\x06\x07"


class StrangeArchiveError(Exception):
    """Damaged, or made in a way that no program makes it."""


@dataclass(frozen=True, slots=True)
class Archive:
    names: frozenset[str]
    declared: str
    """What OpenDocument and EPUB say of themselves, in a first member that is not packed."""
    packed: int
    unpacked: int
    """Bytes, as it says itself; whoever unpacks it counts again."""
    is_locked: bool

    def has_folder(self, start: str) -> bool:
        return any(name.startswith(start) for name in self.names)

    @property
    def is_bomb(self) -> bool:
        steep = self.unpacked > SMALL and self.unpacked > STEEPEST * max(self.packed, 1)
        return steep or self.unpacked > LARGEST_UNPACKED or len(self.names) >= MOST_MEMBERS

    @property
    def has_macros(self) -> bool:
        """Programs within office files: Visual Basic, and the folders in which LibreOffice keeps its own."""
        return any(
            name.lower().endswith(("vbaproject.bin", "vbadata.xml")) or "macrosheets/" in name.lower()
            for name in self.names
        ) or (self.declared != "" and any(self.has_folder(start) for start in ("Basic/", "Scripts/")))


def look_into(file: BinaryIO) -> Archive:
    """What its directory says; nothing is unpacked but the first 100 bytes of `mimetype`."""
    _check_directory(file)
    try:
        with zipfile.ZipFile(file) as opened:
            members = opened.infolist()
            return Archive(
                names=frozenset(each.filename for each in members),
                declared=_declared(opened, members),
                packed=sum(each.compress_size for each in members),
                unpacked=sum(each.file_size for each in members),
                is_locked=any(each.flag_bits & 1 for each in members),
            )
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, OSError, RuntimeError) as error:
        raise StrangeArchiveError from error


def _check_directory(file: BinaryIO) -> None:
    """Its size as the last bytes of the file say it."""
    file.seek(0, 2)
    length = file.tell()
    file.seek(max(length - _TAIL, 0))
    tail = file.read(_TAIL)
    place = tail.rfind(_END)
    if place < 0 or len(tail) < place + 22:
        raise StrangeArchiveError
    size = int.from_bytes(tail[place + 12 : place + 16], "little")
    if tail[place - 20 : place - 16] == _PLACE_OF_END_64:
        behind = tail.rfind(_END_64, 0, place)
        size = int.from_bytes(tail[behind + 40 : behind + 48], "little") if behind >= 0 else LARGEST_DIRECTORY + 1
    if size > LARGEST_DIRECTORY:
        raise StrangeArchiveError


def _declared(opened: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> str:
    first = members[0] if members else None
    if first is None or first.filename != "mimetype" or first.compress_type != zipfile.ZIP_STORED:
        return ""
    with opened.open(first) as member:
        return member.read(100).decode("ascii", "replace").strip()
