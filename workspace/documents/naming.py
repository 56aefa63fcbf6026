"""Names of files and folders: any that somebody's computer had becomes one that every computer can keep."""

import re
import unicodedata
from itertools import count

from django.utils.translation import gettext as _

LONGEST_NAME = 180
LONGEST_ENDING = 20
LONGEST_KEY = 400
"""In bytes; an index takes no more than some thousand."""
SEPARATORS = re.compile(r"[/\\]+")
NOT_ON_EVERY_DISK = re.compile(r'[<>:"|?*]')
RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?=\.|$)", re.IGNORECASE)
"""Names of devices on Windows, whatever ending they have."""
INVISIBLE = {"Cc", "Cf", "Cs", "Zl", "Zp"}
"""Control characters, marks that turn the direction of writing, halves of characters."""
JOINERS = {"\u200c", "\u200d"}
"""Parts of words in Persian, and of emoji."""
DIGITS = re.compile(r"([0-9]+)")


def clean(name: str) -> str:
    """Never an error: what cannot stay is left out, what is too long is cut, and the ending is kept."""
    said = unicodedata.normalize("NFC", SEPARATORS.split(name.rstrip("/\\"))[-1])
    visible = "".join(each for each in said if unicodedata.category(each) not in INVISIBLE or each in JOINERS)
    tidy = " ".join(NOT_ON_EVERY_DISK.sub("_", visible).split()).rstrip(". ")
    if not tidy.strip("._ \u200c\u200d"):
        tidy = _("Unnamed")
    if RESERVED.match(tidy):
        tidy = f"_{tidy}"
    return _shortened(tidy, LONGEST_NAME)


def typed(name: str) -> str:
    """What somebody writes into a form is a name and no path: “Pläne / alt” keeps both words."""
    return clean(SEPARATORS.sub("-", name.strip()))


def clean_path(path: str) -> list[str]:
    """The folders on the way, without those that lead nowhere or upwards."""
    return [clean(part) for part in SEPARATORS.split(path) if part.strip(". \t")]


def clean_words(words: str, longest: int) -> str:
    """A line that somebody has said about it."""
    return " ".join("".join(each if each.isprintable() else " " for each in words).split())[:longest]


def folded(name: str) -> str:
    """As names are compared: neither case nor the way of writing an umlaut makes a difference."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", name).casefold())[: 2 * LONGEST_NAME]


def sort_key(name: str) -> bytes:
    """Numbers by their value, umlauts as DIN 5007 does: beside the letters without dots, and behind them."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(each for each in plain if not unicodedata.combining(each))
    parts = DIGITS.split(plain)
    parts[1::2] = [_as_sorted(number) for number in parts[1::2]]
    return ("".join(parts) + "\0" + folded(name)).encode()[:LONGEST_KEY]


def numbered(name: str, taken: set[str]) -> str:
    """The name, or “name (2)”, that is not among those `folded` ones."""
    if folded(name) not in taken:
        return name
    stem, ending = split_ending(name)
    for number in count(2):
        mark = f" ({number})"
        other = f"{_shortened(stem, LONGEST_NAME - len(mark) - len(ending))}{mark}{ending}"
        if folded(other) not in taken:
            return other
    raise AssertionError  # there is always one more number


def split_ending(name: str) -> tuple[str, str]:
    """“plan.tar” and “.gz”; a name that begins with a dot has no ending."""
    stem, dot, ending = name.rpartition(".")
    if not stem.strip(".") or not ending or len(ending) >= LONGEST_ENDING or " " in ending:
        return name, ""
    return stem, f"{dot}{ending}"


def _as_sorted(number: str) -> str:
    """Its length before it, so that letters sort as numbers do."""
    value = number.lstrip("0") or "0"
    return f"0{chr(0x30 + min(len(value), 0x40))}{value}"


def _shortened(name: str, longest: int) -> str:
    stem, ending = split_ending(name)
    return f"{stem[: longest - len(ending)].rstrip()}{ending}"
