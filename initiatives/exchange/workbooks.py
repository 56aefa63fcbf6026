"""The first sheet of an XLSX file: values of formulas, no macros, no merged cells, nothing that grows when unpacked."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any
from xml.etree.ElementTree import ParseError

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from initiatives.exchange.parsing import normal

MAX_UNPACKED = 120 * 1024 * 1024
MAX_PARTS = 2_000
MAX_EMPTY = 20_000
HEAD, PORTION, OVERLAP = 4096, 1 << 20, 200
MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=\"([A-Z]+\d+:[A-Z]+\d+)\"")
ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_BROKEN = (
    *(
        zipfile.BadZipFile,
        zlib.error,
        struct.error,
        InvalidFileException,
        ParseError,
        KeyError,
        ValueError,
        TypeError,
        IndexError,
    ),
    *(AttributeError, EOFError, OSError, NotImplementedError, RuntimeError, OverflowError),
)
"""What openpyxl and zipfile raise on broken files, each from its own depths."""


def read_workbook(content: bytes, notices: list[str], *, max_columns: int) -> Iterator[tuple[int, list[str]]]:
    """Each row with its number; empty ones too, up to a bearable number."""
    try:
        _check_archive(content)
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        sheets = book.worksheets
        if not sheets:
            raise ValidationError(_("This file is empty."))
        if len(sheets) > 1:
            notices.append(_("Only the first sheet is read: “%(name)s”.") % {"name": sheets[0].title})
        _check_merged(content, sheets[0]._worksheet_path)  # noqa: SLF001  # sheets are not in the order of their files
        sheets[0].reset_dimensions()  # what a file says of its size need not be true
        yield from _filled(sheets[0].iter_rows(max_col=max_columns, values_only=True))
    except _BROKEN as error:
        raise ValidationError(_("This file is damaged or not an XLSX file.")) from error


def _filled(rows: Any) -> Iterator[tuple[int, list[str]]]:  # Any: openpyxl's own
    empty = 0
    for number, cells in enumerate(rows, start=1):
        texts = [_text(cell) for cell in cells]
        empty = 0 if any(texts) else empty + 1
        if empty > MAX_EMPTY:
            return
        yield number, texts


def _check_archive(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
        if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
            raise ValidationError(_("This file becomes too large when it is unpacked."))
        names = {part.filename for part in parts}
        if "xl/workbook.xml" not in names:
            raise ValidationError(_("This file is damaged or not an XLSX file."))
        if any("vbaproject" in name.lower() for name in names):
            raise ValidationError(_("This file holds macros. Save it as XLSX without macros, or as CSV."))
        for part in parts:
            # Definitions that multiply stand at the head, and no spreadsheet program writes any.
            if part.filename.endswith((".xml", ".rels")) and ENTITIES.search(archive.open(part).read(HEAD)):
                raise ValidationError(_("This file is damaged or not an XLSX file."))


def _check_merged(content: bytes, path: str) -> None:
    """openpyxl does not tell of merged cells when it reads row by row."""
    merged: list[str] = []
    with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open(path) as stream:
        rest = b""
        while portion := stream.read(PORTION):
            seen = rest + portion
            merged += [ref.decode() for ref in MERGED.findall(seen) if ref.decode() not in merged]
            rest = seen[-OVERLAP:]
    if merged:
        raise ValidationError(
            _("These cells are merged: %(cells)s. Part them, and write in each row what belongs to it.")
            % {"cells": ", ".join(merged[:10])}
        )


def _text(value: Any) -> str:  # Any: whatever a cell may hold
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return normal(str(value))
