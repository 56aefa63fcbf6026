"""Where mails come back to: answers, and reports of what did not arrive."""

from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

PLACE = "*"
LONGEST_BEFORE_AT = 18
"""Of 64 letters that may stand before the @; the rest is for what the address means."""


def address_with_a_place(address: str) -> str:
    """`answer@example.org` becomes `answer+*@example.org`; the place can be named: `answer-*@…`, `*@answers.…`."""
    address = address.strip().lower()
    if not address:
        return ""
    name, _at, domain = address.partition("@")
    if not name or not domain or "@" in domain or PLACE in domain or name.count(PLACE) > 1 or not address.isascii():
        raise ImproperlyConfigured(
            "MAIL_IN_ADDRESS must be an address like answer@example.org, or answer-*@example.org."
        )
    if len(name.rstrip(PLACE)) > LONGEST_BEFORE_AT:
        raise ImproperlyConfigured(f"MAIL_IN_ADDRESS may have {LONGEST_BEFORE_AT} letters before the @.")
    return address if PLACE in name else f"{name}+{PLACE}@{domain}"


def check_mailbox(url: str, address: str) -> str:
    """`imaps://user:password@host:993/INBOX`; said without the password where something is wrong."""
    if not url:
        return ""
    if not address:
        raise ImproperlyConfigured("MAIL_IN_URL needs MAIL_IN_ADDRESS: the address whose mail lies there.")
    parts = urlsplit(url)
    try:
        has_all = bool(parts.hostname and parts.username and parts.password) and (parts.port is None or parts.port > 0)
    except ValueError:
        has_all = False
    if not has_all:
        raise ImproperlyConfigured("MAIL_IN_URL must be like imaps://user:password@host/INBOX.")
    return url
