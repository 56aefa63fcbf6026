"""Reads a table from an uploaded file; what it cannot read it refuses in plain words.

Nothing is unpacked before its declared size is known to be bearable, and nothing beyond the first sheet is read.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils.translation import gettext as _

from initiatives.directory.folding import fold
from initiatives.exchange.columns import known_headings
from initiatives.exchange.parsing import normal, short
from portal.base.uploads import check_size

MAX_BYTES = 20 * 1024 * 1024
MAX_ROWS = 10_000
MAX_CELL = 5_000
MAX_COLUMNS = 60
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
ZIP, OLD_EXCEL, PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-"

Row = tuple[int, dict[str, str]]
"""The row's number as spreadsheets count, and its cells by the names of the columns."""


@dataclass
class Table:
    rows: list[Row]
    notices: list[str] = field(default_factory=list)


def read_table(file: File) -> Table:
    """The rows with something in them, below the first row, which names the columns."""
    check_size(file, MAX_BYTES)
    file.seek(0)
    content = file.read()
    if content.startswith(OLD_EXCEL):
        raise ValidationError(_("This is a file of an old Excel, or one with a password. Save it as XLSX or CSV."))
    notices: list[str] = []
    lines = _rows_of_workbook(content, notices) if content.startswith(ZIP) else _lines(content)
    numbered = ((number, cells) for number, cells in lines if any(cells))
    first = next(numbered, None)
    if first is None:
        raise ValidationError(_("This file is empty."))
    names = _columns(first[1], notices)
    return Table(rows=list(_rows(numbered, names)), notices=notices)


def _rows_of_workbook(content: bytes, notices: list[str]) -> Iterator[tuple[int, list[str]]]:
    from initiatives.exchange.workbooks import read_workbook  # noqa: PLC0415  # 6 MB, which few need

    return read_workbook(content, notices, max_columns=MAX_COLUMNS)


def _lines(content: bytes) -> Iterator[tuple[int, list[str]]]:
    text = _decoded(content)
    head = text.split("\n", 1)[0]
    delimiter = max(";,\t", key=head.count)
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), start=1):
            yield number, [_unescaped(normal(cell)) for cell in cells[:MAX_COLUMNS]]
    except csv.Error as error:
        raise ValidationError(_("This is not a table: %(reason)s.") % {"reason": error}) from error


def _decoded(content: bytes) -> str:
    """UTF-8 with its mark or without, UTF-16 with its mark, else what German Windows writes."""
    encodings = ["utf-16"] if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" in text or content.startswith(PDF):
            break
        return text
    raise ValidationError(_("This is not a text file. Choose a file in the format CSV or XLSX."))


def _unescaped(cell: str) -> str:
    """An export puts an apostrophe before what spreadsheets would take for a formula."""
    return cell[1:] if cell[:1] == "'" and cell.lstrip("' ").startswith(STARTS_A_FORMULA) else cell


def _columns(headings: list[str], notices: list[str]) -> list[str]:
    known = known_headings()
    names = [known.get(fold(heading), "") for heading in headings]
    if "title" not in names and not {"slug", "external_id"} & set(names):
        raise ValidationError(_("The first row must name the columns. There is none called “Name”."))
    doubled = sorted({heading for heading, name in zip(headings, names, strict=True) if name and names.count(name) > 1})
    if doubled:
        raise ValidationError(_("Two columns mean the same: %(columns)s.") % {"columns": ", ".join(doubled)})
    unknown = [short(heading) for heading, name in zip(headings, names, strict=True) if heading and not name]
    if unknown:
        notices.append(_("These columns are not read: %(columns)s.") % {"columns": ", ".join(unknown)})
    return names


def _rows(lines: Iterable[tuple[int, list[str]]], names: list[str]) -> Iterator[Row]:
    for count, (number, cells) in enumerate(lines, start=1):
        if count > MAX_ROWS:
            raise ValidationError(_("At most %(count)d rows at once. Split the file.") % {"count": MAX_ROWS})
        padded = [*cells, *[""] * (len(names) - len(cells))]
        values: dict[str, Any] = {name: cell[:MAX_CELL] for name, cell in zip(names, padded, strict=False) if name}
        if any(padded[len(names) :]):
            values["surplus"] = short(next(cell for cell in padded[len(names) :] if cell))
        yield number, values
