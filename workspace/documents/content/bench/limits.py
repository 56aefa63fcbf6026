"""How much of a file is looked at."""

LONGEST_TEXT = 1_000_000
"""Letters, for the search."""
LONGEST_SHOWN = 100_000
"""Letters of a text in a preview."""
MOST_BLOCKS = 2000
MOST_PAGES = 10
MOST_PAGES_READ = 2000
MOST_SHEETS = 10
MOST_ROWS, MOST_COLUMNS = 200, 30
MOST_ROWS_READ = 10_000
LONGEST_CELL = 300
LARGEST_PART = 60_000_000
"""Bytes of XML."""
LARGEST_TEXT = 4 * LONGEST_TEXT
"""Bytes."""
MOST_PIXELS = 120_000_000


class UnreadableError(Exception):
    """Its text is a machine word: locked, bomb, broken."""


class Words:
    """Gathers a text until there is enough of it."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.left = LONGEST_TEXT

    def add(self, line: str) -> bool:
        """Whether there is room for more."""
        line = line.strip()
        if line and self.left > 0:
            self.lines.append(line[: self.left])
            self.left -= len(line) + 1
        return self.left > 0

    def __str__(self) -> str:
        return "\n".join(self.lines)
