"""Addresses that mean something to the portal when a mail comes back to them: `answer+b-1f3-k2…@example.org`.

What stands behind the plus sign is signed, and read whether or not a mail server has made it small.
"""

import base64
from dataclasses import dataclass

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

SIGNATURE_BYTES = 10
"""Of 80 bits nobody guesses one by sending mails, and 64 letters have to do for all that stands before the @."""
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
PLACE = "*"


@dataclass(frozen=True)
class Token:
    """What an address means: `purpose` and names or numbers without a hyphen."""

    purpose: str
    parts: tuple[str, ...]

    def __str__(self) -> str:
        said = "-".join((self.purpose, *self.parts))
        return f"{said}-{_signature(said, settings.SECRET_KEY)}"


def is_configured() -> bool:
    """Whether mails can come back to us."""
    return bool(settings.MAIL_IN_ADDRESS)


def address_with(token: Token) -> str:
    return settings.MAIL_IN_ADDRESS.replace(PLACE, str(token))


def is_ours(address: str) -> bool:
    """With a token or without."""
    before, _star, after = settings.MAIL_IN_ADDRESS.lower().partition(PLACE)
    address = address.strip().lower()
    if not after:
        return False
    bare = before.rstrip("+-.") + after if before else ""
    return address == bare or (address.startswith(before) and address.endswith(after))


def token_in(address: str) -> Token | None:
    """Nothing where the address is none of ours, or not signed by us."""
    before, _star, after = settings.MAIL_IN_ADDRESS.lower().partition(PLACE)
    address = address.strip().lower()
    if not after or not (address.startswith(before) and address.endswith(after)):
        return None
    said, _hyphen, signature = address[len(before) : len(address) - len(after)].rpartition("-")
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    if not said or not any(constant_time_compare(signature, _signature(said, key)) for key in keys):
        return None
    purpose, *parts = said.split("-")
    return Token(purpose, tuple(parts))


def short(number: int) -> str:
    """A row's key in as few letters as possible."""
    said = ""
    while number:
        number, digit = divmod(number, len(DIGITS))
        said = DIGITS[digit] + said
    return said or "0"


def long(said: str) -> int:
    """Errors: ValueError."""
    return int(said, len(DIGITS))


def _signature(said: str, key: str | bytes) -> str:
    signed = salted_hmac("portal.mailing.addresses", said, secret=key, algorithm="sha256").digest()[:SIGNATURE_BYTES]
    return base64.b32encode(signed).decode().lower()
