"""Where a link in a text may lead: to the web, to a mail address, to an address of this portal."""

import re
from urllib.parse import urlsplit

SCHEMES = frozenset({"http", "https", "mailto"})
LONGEST = 2000
UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029\ufeff]")
"""What browsers pass over at the beginning of an address, or in the middle of `java\\tscript:`."""


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
