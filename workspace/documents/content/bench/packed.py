"""XML out of zip files: read piece by piece, without entities, and never more than there should be."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from lxml import etree

from workspace.documents.content.bench.limits import LARGEST_PART, UnreadableError

# Any, in this module: elements of lxml.


@contextmanager
def opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """Errors: UnreadableError, whatever was wrong in it."""
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except UnreadableError:
        raise
    except (MemoryError, RecursionError):
        raise
    except Exception as error:  # zlib, bz2, lzma and lxml each have errors of their own
        raise UnreadableError("broken") from error


def elements(archive: zipfile.ZipFile, name: str, *tags: str) -> Iterator[Any]:
    """These elements, each once it is complete; what has been read is let go, so that nothing adds up."""
    if name not in archive.namelist():
        raise UnreadableError("broken")
    with archive.open(name) as part:
        source = _Counted(part)
        for _event, each in etree.iterparse(
            source, events=("end",), tag=tags, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        ):
            if each.getroottree().docinfo.internalDTD is not None:
                raise UnreadableError("broken")
            yield each
            if not _is_inside(each, tags):
                _let_go(each)


def _is_inside(each: Any, tags: tuple[str, ...]) -> bool:
    """Of another one that will be wanted whole."""
    return any(parent.tag in tags for parent in each.iterancestors())


def _let_go(each: Any) -> None:
    each.clear()
    while (before := each.getprevious()) is not None:
        each.getparent().remove(before)


class _Counted:
    """What a part says about its own size is not believed."""

    def __init__(self, part: IO[bytes]) -> None:
        self.part, self.left = part, LARGEST_PART

    def read(self, size: int = -1) -> bytes:
        piece = self.part.read(size if size > 0 else 65_536)
        self.left -= len(piece)
        if self.left < 0:
            raise UnreadableError("bomb")
        return piece
