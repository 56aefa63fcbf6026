"""What stands in a cell, as the value that is meant; `ValidationError` in plain words where it is none."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from initiatives.directory.folding import fold
from initiatives.exchange.columns import in_all_languages

T = TypeVar("T")
CONTROL_CHARACTERS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
DATES = [
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?(?:[T ][\d:.+Z]*)?"),
    re.compile(r"(?:(?P<day>\d{1,2})\s?[./]\s?)?(?P<month>\d{1,2})\s?[./]\s?(?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4})"),
]
YEARS = range(1500, 2101)
YES_WORDS = {"1", "x", "true", "wahr", "y", "j"}
NO_WORDS = {"0", "", "false", "falsch", "n"}
LONGEST_SHOWN = 60
CLOSE_ENOUGH = 0.6
SHORT = 2  # codes are near to everything
SIX_PLACES = Decimal("0.000001")


def normal(text: str) -> str:
    """One kind of line end, no control characters, nothing around it."""
    lines = CONTROL_CHARACTERS.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " "))
    return "\n".join(line.rstrip() for line in lines.split("\n")).strip()


def short(text: str) -> str:
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"


def degrees(text: str, most: int) -> Decimal:
    """A decimal point or a comma; from -`most` to `most`."""
    plain = text.strip().rstrip("°NEOneo ").replace(",", ".")
    try:
        number = Decimal(plain)
    except InvalidOperation:
        number = Decimal("nan")
    if not number.is_finite():
        raise ValidationError(_("“%(text)s” is not a number of degrees.") % {"text": short(text)})
    if abs(number) > most:
        raise ValidationError(_("Must lie between -%(most)d and %(most)d.") % {"most": most})
    return number.quantize(SIX_PLACES)


def day(text: str) -> date:
    """A month counts from its first day, a year from the first of January."""
    for pattern in DATES:
        if match := pattern.fullmatch(text.strip()):
            parts = {name: int(value) for name, value in match.groupdict().items() if value}
            try:
                found = date(parts["year"], parts.get("month", 1), parts.get("day", 1))
            except ValueError:
                break
            if found.year in YEARS:
                return found
    raise ValidationError(
        _("“%(text)s” is not a date. Write 2019-05-01, 1.5.2019, 5/2019 or 2019.") % {"text": short(text)}
    )


def yes_or_no(text: str) -> bool:
    word = fold(text)
    if word in YES_WORDS or word in in_all_languages(gettext_lazy("Yes")):
        return True
    if word in NO_WORDS or word in in_all_languages(gettext_lazy("No")):
        return False
    raise ValidationError(_("“%(text)s” is neither yes nor no.") % {"text": short(text)})


def one_of(text: str, possible: Mapping[str, T]) -> T:
    """By the folded words; what does not exist is answered with the nearest that does."""
    word = fold(text)
    if word in possible:
        return possible[word]
    near = [each for each in possible if len(word) > SHORT and each.startswith(word)][:1] or get_close_matches(
        word, [each for each in possible if len(each) > SHORT], n=1, cutoff=CLOSE_ENOUGH
    )
    if near:
        raise ValidationError(
            _("“%(text)s” does not exist. Do you mean “%(near)s”?") % {"text": short(text), "near": possible[near[0]]}
        )
    raise ValidationError(_("“%(text)s” does not exist.") % {"text": short(text)})
