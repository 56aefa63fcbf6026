"""What whoever has a text open hears of at once, wherever it happened."""

import json

from portal.live.joint import announce

UPDATE, PRESENCE, ASK, ANSWER, WHO, NEWS = b"U", b"A", b"S", b"R", b"W", b"N"
"""How what is said between processes begins."""


def channel_of(text_pk: int) -> str:
    return f"text:{text_pk}"


def tell_update(text_pk: int, update: bytes) -> None:
    """A change that is in the database and did not come by a socket."""
    announce(channel_of(text_pk), UPDATE + update)


def tell_news(text_pk: int, what: str) -> None:
    """“comments” or “versions”: something beside the text has changed. After the commit."""
    announce(channel_of(text_pk), NEWS + json.dumps({"what": what}).encode())
