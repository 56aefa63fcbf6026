"""What is said on the socket of a text: the messages of y-websocket, and some of our own."""

import json
from typing import Any

from portal.live.lib0 import number, with_length, words

SYNC, AWARENESS, QUERY, SAVED, STATE, NEWS, PING = 0, 1, 3, 4, 5, 6, 7
STEP_1, STEP_2, UPDATE = 0, 1, 2


def step_1(state: bytes) -> bytes:
    """What I have: send me the rest."""
    return b"\x00\x00" + with_length(state)


def step_2(update: bytes) -> bytes:
    return b"\x00\x01" + with_length(update)


def update(changes: bytes) -> bytes:
    return b"\x00\x02" + with_length(changes)


def awareness(entries: bytes) -> bytes:
    return b"\x01" + with_length(entries)


def saved(count: int) -> bytes:
    """So many of your messages that changed something are in the database."""
    return b"\x04" + number(count)


def state(said: dict[str, Any]) -> bytes:  # Any: JSON
    return b"\x05" + words(json.dumps(said))


def news(payload: bytes) -> bytes:
    return b"\x06" + with_length(payload)
