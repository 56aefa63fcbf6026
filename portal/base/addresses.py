"""Addresses of many rows of one kind."""

from functools import lru_cache

from django.urls import get_urlconf, reverse
from django.utils.translation import get_language

STAND_IN = 1_900_000_000


def address_of_row(name: str, pk: int, *before: str) -> str:
    """`reverse(name, args=[*before, pk])`, which a page with many rows would look up for each of them."""
    beginning, end = _around_the_number(name, before, get_language(), get_urlconf())
    return f"{beginning}{pk}{end}"


@lru_cache(maxsize=256)
def _around_the_number(
    name: str, before: tuple[str, ...], _language: str | None, _urlconf: str | None
) -> tuple[str, str]:
    beginning, _number, end = reverse(name, args=[*before, STAND_IN]).rpartition(str(STAND_IN))
    return beginning, end
