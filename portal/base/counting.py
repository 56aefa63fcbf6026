"""How many rows there are, counted only so far: of more it is said that there are more.

Counting costs as much as there is; to count a thousand costs the same in a portal of any size.
"""

from dataclasses import dataclass
from typing import Any

MOST_COUNTED = 1_000


@dataclass(frozen=True)
class Bounded:
    """At most `MOST_COUNTED`, which is also how far a list can be leafed through."""

    number: int
    has_more: bool

    @classmethod
    def of(cls, rows: Any) -> "Bounded":  # Any: a queryset of whatever model
        """In the order of the rows, if they have one: an index then gives the first of them."""
        return cls.up_to(rows[: MOST_COUNTED + 1].count())

    @classmethod
    def up_to(cls, number: int) -> "Bounded":
        return cls(min(number, MOST_COUNTED), number > MOST_COUNTED)
