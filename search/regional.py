"""What a place and topics add to the words by which a thing is found."""

from collections.abc import Iterable
from decimal import Decimal

from portal.regions.models import Municipality, NamedInTwoLanguages, Topic


def also_of(municipality: Municipality | None, topics: Iterable[Topic]) -> str:
    """Their names in both languages: whoever looks for a bicycle in Kiel finds one that is in Kiel."""
    named: list[NamedInTwoLanguages] = [*([municipality] if municipality is not None else []), *topics]
    return " ".join(name for row in named for name in (row.name, row.name_en) if name)


def degrees(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
