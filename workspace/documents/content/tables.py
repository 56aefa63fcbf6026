"""CSV as a table: which sign divides the cells is found by counting, what the first lines hold of each."""

import csv
from io import StringIO

MOST_ROWS, MOST_COLUMNS, LONGEST_CELL = 200, 30, 300
_SIGNS = ";\t,|"
_LINES_LOOKED_AT = 20


def rows_of(text: str) -> list[list[str]] | None:
    """None where it is no table: nothing divides its lines."""
    lines = [line for line in text[:20_000].splitlines()[:_LINES_LOOKED_AT] if line.strip()]
    sign = max(_SIGNS, key=lambda each: _worth(lines, each))
    if not lines or not _worth(lines, sign):
        return None
    rows = []
    try:
        for row in csv.reader(StringIO(text), delimiter=sign):
            if any(cell.strip() for cell in row):
                rows.append([cell.strip()[:LONGEST_CELL] for cell in row[: MOST_COLUMNS + 1]])
            if len(rows) > MOST_ROWS:
                break
    except csv.Error:
        return None
    return rows


def _worth(lines: list[str], sign: str) -> int:
    """How many lines have as many of it as most have; nothing where most have none."""
    numbers = [line.count(sign) for line in lines]
    usual = max(set(numbers), key=numbers.count, default=0)
    return numbers.count(usual) * min(usual, 3) if usual else 0
