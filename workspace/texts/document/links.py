"""Where a link in a text may lead: to the web, to a mail address, to an address of this portal; and where an address
of the web stands among words. `frontend/js/text/addresses.js` says the same to the editor."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

SCHEMES = frozenset({"http", "https", "mailto"})
LONGEST = 2000
UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029\ufeff]")
"""What browsers pass over at the beginning of an address, or in the middle of `java\\tscript:`."""


WRITTEN_OUT = re.compile(r'(?<![\w/])(?:https?://|(?<![.@-])www\.(?=[^\s./]+\.\w))[^\s<>"]+')
BEHIND_ONE = ".,;:!?'“”„»«…"


@dataclass(frozen=True)
class Found:
    first: int
    last: int
    """The place behind it."""
    href: str


def addresses_in(words: str) -> Iterator[Found]:
    """What closes the sentence or the bracket around one does not belong to it."""
    for each in WRITTEN_OUT.finditer(words):
        address = each[0].rstrip(BEHIND_ONE)
        while address.endswith(")") and address.count(")") > address.count("("):
            address = address[:-1].rstrip(BEHIND_ONE)
        href = safe_address(address if "://" in address[:8] else f"https://{address}")
        if href:
            yield Found(each.start(), each.start() + len(address), href)


def safe_address(href: str) -> str:
    """As it is; empty where it leads elsewhere, or nobody can tell where."""
    address = UNSEEN.sub("", href)
    if not address or len(address) > LONGEST or "\\" in address:
        return ""
    if address.startswith("/"):
        return "" if address.startswith("//") else address
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme.lower() not in SCHEMES:
        return ""
    return address if parts.netloc or (parts.scheme.lower() == "mailto" and "@" in parts.path) else ""
