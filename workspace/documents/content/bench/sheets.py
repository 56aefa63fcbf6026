"""XLSX and ODS: the first rows and columns of each sheet to be shown, and their words for the search."""

import datetime
import re
import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import openpyxl

from workspace.documents.content.bench.limits import (
    LONGEST_CELL,
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_ROWS_READ,
    MOST_SHEETS,
    UnreadableError,
    Words,
)
from workspace.documents.content.bench.packed import elements, opened
from workspace.documents.content.bench.words import words_of_open_document

# Any, in this module: elements of lxml, cells of openpyxl, and what is said as JSON.

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_DECIMALS = re.compile(r"0\.(0+)")
Cell = str | int | float
Row = list[Cell]


def of_xlsx(path: Path) -> dict[str, Any]:
    try:
        with warnings.catch_warnings(), path.open("rb") as file:
            warnings.simplefilter("ignore")  # of what it does not know and leaves out
            book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
            return _said(_sheets_of_xlsx(book))
    except (MemoryError, RecursionError):
        raise
    except Exception as error:  # whatever is wrong in it, in XML, zip or values
        raise UnreadableError("broken") from error


def _sheets_of_xlsx(book: Any) -> Iterator[tuple[str, Iterator[Row]]]:
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            sheet.reset_dimensions()  # what it says about its own size is not believed
            rows = sheet.iter_rows(max_row=MOST_ROWS_READ, max_col=MOST_COLUMNS + 1)
            yield sheet.title, ([_of_xlsx(cell) for cell in row] for row in rows)


def _of_xlsx(cell: Any) -> Cell:
    value = cell.value
    if isinstance(value, bool) or value is None:
        return {True: "✓", False: "–", None: ""}[value]
    if isinstance(value, int | float):
        return _number(value, str(cell.number_format or ""))
    if isinstance(value, datetime.datetime) and (value.hour or value.minute):
        return f"{value:%d.%m.%Y %H:%M}"
    if isinstance(value, datetime.date):
        return f"{value:%d.%m.%Y}"
    return f"{value:%H:%M}" if isinstance(value, datetime.time) else str(value)[:LONGEST_CELL]


def _number(value: float, shown: str) -> Cell:
    decimals = _DECIMALS.search(shown)
    if "%" in shown:
        return f"{value * 100:.{len(decimals[1]) if decimals else 0}f} %".replace(".", ",")
    if isinstance(value, int):
        return value
    rounded = round(value, len(decimals[1]) if decimals else 6)
    return int(rounded) if rounded == int(rounded) and not decimals else rounded


def of_ods(path: Path) -> dict[str, Any]:
    with opened(path) as archive:
        found = elements(archive, "content.xml", f"{TABLE}table-row", f"{TABLE}table")
        return _said(_sheets_of_ods(found))


def _sheets_of_ods(found: Iterator[Any]) -> Iterator[tuple[str, Iterable[Row]]]:
    """Rows come before the table in which they stand, which is passed once all of its rows were."""
    rows: list[Row] = []
    for each in found:
        if each.tag == f"{TABLE}table":
            yield each.get(f"{TABLE}name", ""), rows
            rows = []
        elif len(rows) < MOST_ROWS_READ:
            cells = _cells_of_ods(each)
            is_said = any(cell != "" for cell in cells)
            rows += [cells] * (_repeated(each, "rows", MOST_ROWS) if is_said else 1)
        each.clear()


def _cells_of_ods(row: Any) -> Row:
    cells: Row = []
    for each in row:
        if each.tag in {f"{TABLE}table-cell", f"{TABLE}covered-table-cell"} and len(cells) <= MOST_COLUMNS:
            words = "\n".join("".join(words_of_open_document(line)) for line in each.findall(f"{TEXT}p"))
            cells += [words[:LONGEST_CELL]] * _repeated(each, "columns", MOST_COLUMNS + 1)
    return cells[: MOST_COLUMNS + 1]


def _repeated(each: Any, what: str, most: int) -> int:
    number = each.get(f"{TABLE}number-{what}-repeated", "1")
    return min(int(number[:8]), most) if number.isdecimal() else 1


def _said(found: Iterator[tuple[str, Iterable[Row]]]) -> dict[str, Any]:
    words, sheets = Words(), []
    for name, rows in found:
        shown: list[Row] = []
        has_more_rows = False
        for row in rows:
            if len(shown) < MOST_ROWS:
                shown.append(row)
            elif any(cell != "" for cell in row):
                has_more_rows = True
            if not words.add("\t".join(str(cell) for cell in row if cell != "")):
                break
        sheets.append({"name": name, **_cut(shown), "has_more_rows": has_more_rows})
        if len(sheets) == MOST_SHEETS:
            break
    return {"form": "table", "text": str(words), "sheets": sheets}


def _cut(rows: list[Row]) -> dict[str, Any]:
    """Without the empty rows at its end and the empty columns at its right."""
    while rows and all(cell == "" for cell in rows[-1]):
        rows.pop()
    width = max((number for row in rows for number, cell in enumerate(row, start=1) if cell != ""), default=0)
    shown = [[*row, *[""] * (width - len(row))][: min(width, MOST_COLUMNS)] for row in rows]
    return {"rows": shown, "has_more_columns": width > MOST_COLUMNS}
