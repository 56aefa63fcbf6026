"""Who reads what."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from workspace.documents.content import archives, kinds
from workspace.documents.content.bench import pages, pictures, sheets, slides, texts, words
from workspace.documents.content.bench.limits import UnreadableError

# Any, in this module: what is said as JSON.

_READERS: dict[str, Callable[[Path, Path], dict[str, Any]]] = {
    kinds.PDF: pages.of_pdf,
    kinds.DOCX: lambda path, _folder: words.of_docx(path),
    kinds.ODT: lambda path, _folder: words.of_odt(path),
    kinds.XLSX: lambda path, _folder: sheets.of_xlsx(path),
    kinds.ODS: lambda path, _folder: sheets.of_ods(path),
    kinds.PPTX: lambda path, _folder: slides.of_pptx(path),
    kinds.ODP: lambda path, _folder: slides.of_odp(path),
    kinds.TEXT: lambda path, _folder: texts.of_plain(path),
    kinds.HTML: lambda path, _folder: texts.of_html(path),
    **dict.fromkeys(kinds.PICTURES, pictures.of_picture),
}
_PACKED = {kinds.DOCX, kinds.ODT, kinds.XLSX, kinds.ODS, kinds.PPTX, kinds.ODP}
_MACROS_OF_OLD = "_VBA_PROJECT".encode("utf-16-le")


def found_in(path: Path, media_type: str, folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = {}
    try:
        if media_type in _PACKED:
            found |= _opened(path)
        if media_type == kinds.OLE:
            found["has_macros"] = _has_old_macros(path)
        if read := _READERS.get(media_type):
            found |= read(path, folder)
    except UnreadableError as error:
        found["why"] = str(error)
    return found


def _opened(path: Path) -> dict[str, Any]:
    """Looked at before anything is unpacked."""
    try:
        with path.open("rb") as file:
            archive = archives.look_into(file)
    except archives.StrangeArchiveError as error:
        raise UnreadableError("broken") from error
    if archive.is_bomb:
        raise UnreadableError("bomb")
    if archive.is_locked:
        raise UnreadableError("locked")
    return {"has_macros": archive.has_macros}


def _has_old_macros(path: Path) -> bool:
    """DOC, XLS and PPT list what is in them by its name, in letters of two bytes."""
    before = b""
    with path.open("rb") as file:
        while piece := file.read(1_000_000):
            if _MACROS_OF_OLD in before + piece:
                return True
            before = piece[-len(_MACROS_OF_OLD) :]
    return False
