"""How far each window has written, by its number: Yjs keeps it, and calls it the state vector."""

from typing import Any

from pycrdt import Doc


def clocks_of(doc: Doc[Any]) -> dict[int, int]:
    source = doc.get_state()
    made: dict[int, int] = {}
    number, at = _varuint(source, 0)
    for _ in range(number):
        client, at = _varuint(source, at)
        made[client], at = _varuint(source, at)
    return made


def gone_on(before: dict[int, int], now: dict[int, int]) -> set[int]:
    """The windows in which somebody has written between the two."""
    return {client for client, clock in now.items() if clock > before.get(client, 0)}


def _varuint(source: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = source[at]
        value |= (byte & 0x7F) << shift
        at += 1
        if byte < 0x80:  # noqa: PLR2004  # the last byte
            return value, at
        shift += 7
