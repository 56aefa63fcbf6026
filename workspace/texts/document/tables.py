"""A table's cells on a grid: what spans several places stands in the first, within bounds."""

from dataclasses import dataclass

from workspace.texts.document.tree import Node

WIDEST = 63
"""Columns: what word processors take."""


@dataclass(frozen=True)
class Placed:
    cell: Node
    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True)
class Grid:
    rows: int
    columns: int
    cells: tuple[Placed, ...]

    def at(self, row: int) -> list[Placed]:
        return [each for each in self.cells if each.row == row]


def grid_of(table: Node) -> Grid:
    taken: set[tuple[int, int]] = set()
    found: list[Placed] = []
    height = len(table.children)
    for row, line in enumerate(table.children):
        column = 0
        for cell in line.children:
            while (row, column) in taken:
                column += 1
            if column >= WIDEST:
                break
            wide = _free(taken, row, column, min(cell.number("colspan"), WIDEST - column))
            high = min(cell.number("rowspan"), height - row)
            places = {(row + down, column + right) for down in range(high) for right in range(wide)}
            if places & taken:
                places, high = {(row, column + right) for right in range(wide)}, 1
            taken |= places
            found.append(Placed(cell, row, column, high, wide))
            column += wide
    width = max(column for _, column in taken) + 1
    return Grid(height, width, tuple(found))


def _free(taken: set[tuple[int, int]], row: int, column: int, wanted: int) -> int:
    """As many columns as nobody else stands in."""
    wide = 1
    while wide < wanted and (row, column + wide) not in taken:
        wide += 1
    return wide
