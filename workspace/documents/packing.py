"""Files and folders as one ZIP file, written while it is sent: of what lies in them only a piece is in memory.

Python's own `zipfile` writes into anything that takes bytes, so no further package is needed for that (`stream-zip`
brings a whole library of cryptography along).
"""

import logging
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from portal.base.storage import document_storage
from workspace.documents import naming
from workspace.documents.choices import State
from workspace.documents.models import Document, Folder
from workspace.documents.tree import Tree
from workspace.projects.models import Project

logger = logging.getLogger(__name__)
PIECE = 256 * 1024
PACKED_ALREADY = ("image/", "video/", "audio/", "application/zip", "application/vnd.", "application/pdf")


@dataclass(frozen=True)
class Entry:
    """A file with its way in the archive; `file` is its name in the storage."""

    path: str
    file: str
    size: int
    media_type: str
    state: str
    at: datetime


@dataclass(frozen=True)
class Words:
    """Of the text about what was left out."""

    name: str
    heading: str
    nothing: str
    refused: str
    waiting: str
    unreadable: str

    @classmethod
    def now(cls) -> "Words":
        return cls(
            name=_("Left out.txt"),
            heading=_("These files are not in this archive:"),
            nothing=_("There was no file in it."),
            refused=_("is dangerous"),
            waiting=_("is still being checked"),
            unreadable=_("could not be read just now"),
        )

    def letter(self, left_out: Sequence[tuple[str, str]]) -> str:
        lines = [self.heading, "", *(f"{path}: {why}" for path, why in left_out)] if left_out else [self.nothing]
        return "".join(f"{line}\r\n" for line in lines)


class _Sink:
    """What was written since it was asked last; it cannot be wound back, so `zipfile` does not try."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def write(self, data: bytes, /) -> int:
        self._pieces.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        pass

    def close(self) -> None:
        pass

    def taken(self) -> bytes:
        data, self._pieces = b"".join(self._pieces), []
        return data


def entries_of(project: Project, documents: Sequence[Document], folders: Sequence[Folder]) -> list[Entry]:
    """Read before the first byte is sent, so that nothing waits in the database meanwhile. Three queries."""
    tree = Tree(project)
    ways: dict[int, str] = {}
    taken: dict[str, set[str]] = {"": set()}
    for root in folders:
        for folder in (root, *tree.below(root.pk)):
            above = "" if folder.pk == root.pk else ways[folder.parent_id or 0]
            ways[folder.pk] = _put(folder.name, above, taken) + "/"
            taken[ways[folder.pk]] = set()
    rows = project.documents.kept().filter(folder__in=ways).select_related("current__blob").defer("current__blob__text")
    chosen = project.documents.kept().filter(pk__in=[each.pk for each in documents])
    chosen = chosen.select_related("current__blob").defer("current__blob__text")
    found = [_entry(each, "", taken) for each in chosen.in_order()]
    found += [_entry(each, ways[each.folder_id or 0], taken) for each in rows.in_order()]
    return [each for each in found if each is not None]


def pack(entries: Sequence[Entry]) -> Iterator[bytes]:
    """What is not clean is left out, and named in a text in the archive; so is what cannot be read just now.

    The words are chosen before the first piece: who is read to then may speak another language.
    """
    return _pieces(entries, Words.now())


def _pieces(entries: Sequence[Entry], words: "Words") -> Iterator[bytes]:
    sink = _Sink()
    left_out: list[tuple[str, str]] = []
    with zipfile.ZipFile(sink, "w") as archive:
        for entry in entries:
            if entry.state != State.CLEAN:
                left_out.append((entry.path, words.refused if entry.state == State.REFUSED else words.waiting))
                continue
            try:
                file = document_storage().open(entry.file)
            except OSError:
                logger.exception("A file of a project is not there: %s", entry.file)
                left_out.append((entry.path, words.unreadable))
                continue
            with file, archive.open(_info(entry), "w") as member:
                for piece in file.chunks(PIECE):
                    member.write(piece)
                    yield sink.taken()
        if left_out or not entries:
            taken = {"": {naming.folded(each.path.partition("/")[0]) for each in entries}}
            archive.writestr(_put(words.name, "", taken), words.letter(left_out))
        yield sink.taken()
    yield sink.taken()


def _entry(document: Document, way: str, taken: dict[str, set[str]]) -> Entry | None:
    if document.current is None:
        return None
    blob = document.current.blob
    at = timezone.localtime(document.changed_at)
    return Entry(_put(document.name, way, taken), str(blob.file.name), blob.size, blob.media_type, blob.state, at)


def _put(name: str, way: str, taken: dict[str, set[str]]) -> str:
    """Cleaned once more, whatever the database says, and no two alike where only one can be unpacked."""
    tidy = naming.numbered(naming.clean(name), taken[way])
    taken[way].add(naming.folded(tidy))
    return f"{way}{tidy}"


def _info(entry: Entry) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(entry.path, entry.at.timetuple()[:6])
    info.file_size = entry.size
    is_packed = entry.media_type.startswith(PACKED_ALREADY)
    info.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    return info
