"""The public holidays of a region, as a kept library knows them."""

from datetime import date
from functools import lru_cache

import holidays
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

LANGUAGES = {"de": "de", "en": "en_US"}
"""What the library calls the languages of the portal."""


def region_with_holidays(region: str) -> None:
    """Errors: ValidationError where the library does not know it."""
    country, _dash, part = region.upper().partition("-")
    known = holidays.list_supported_countries(include_aliases=True)
    if country not in known or (part and part not in known[country]):
        raise ValidationError(_("Nobody knows the public holidays of “%(region)s”.") % {"region": region})


def names_between(region: str, first: date, last: date, language: str) -> dict[date, str]:
    """In order. None where no region is set."""
    if not region:
        return {}
    named = {}
    for year in range(first.year, last.year + 1):
        named.update(_of_year(region.upper(), year, LANGUAGES.get(language, "")))
    return {day: named[day] for day in sorted(named) if first <= day <= last}


@lru_cache(maxsize=64)
def _of_year(region: str, year: int, language: str) -> dict[date, str]:
    country, _dash, part = region.partition("-")
    try:
        return dict(holidays.country_holidays(country, subdiv=part or None, years=year, language=language or None))
    except NotImplementedError:
        return {}
