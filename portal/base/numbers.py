"""Numbers as people write them, and as addresses do."""

from django.utils.formats import number_format

THOUSAND = 1000


class Grouped(int):
    """Counts like any number, and writes itself with the language's own mark between the thousands."""

    def __str__(self) -> str:
        number = int(self)
        return str(number) if abs(number) < THOUSAND else number_format(number, use_l10n=True, force_grouping=True)


MOST_DIGITS = 18
"""Of a key in the database: one more could be too large for 64 bits."""


def row_number(said: str) -> int:
    """The number of a row as an address or a form names it; 0, which no row has, where it is none."""
    return int(said) if said.isascii() and said.isdigit() and len(said) <= MOST_DIGITS else 0
