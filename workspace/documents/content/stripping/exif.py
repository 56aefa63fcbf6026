"""EXIF, as far as it matters here: which way up a picture stands, and whether it says where it was taken."""

import struct

ORIENTATION, PLACE = 0x0112, 0x8825
_ORDERS = {b"II*\0": "<", b"MM\0*": ">"}
_MOST_ENTRIES = 500
UPRIGHT, LAST_ORIENTATION = 1, 8


def orientation_of(block: bytes) -> int:
    """1 to 8; upright where it does not say, or says nonsense."""
    found = _entries(block).get(ORIENTATION)
    order = _ORDERS.get(block[:4], ">")
    value: int = struct.unpack(f"{order}H", found[:2])[0] if found else UPRIGHT
    return value if UPRIGHT <= value <= LAST_ORIENTATION else UPRIGHT


def has_place(block: bytes) -> bool:
    return PLACE in _entries(block)


def only(orientation: int) -> bytes:
    """A block that says nothing else."""
    entry = struct.pack(">HHIHH", ORIENTATION, 3, 1, orientation, 0)
    return b"MM\0*" + struct.pack(">IH", 8, 1) + entry + struct.pack(">I", 0)


def _entries(block: bytes) -> dict[int, bytes]:
    """Of the first directory: the number of each, and its four bytes of value."""
    order = _ORDERS.get(block[:4])
    if order is None:
        return {}
    try:
        start: int = struct.unpack_from(f"{order}I", block, 4)[0]
        count: int = struct.unpack_from(f"{order}H", block, start)[0]
        rows = [
            struct.unpack_from(f"{order}HHI4s", block, start + 2 + 12 * n) for n in range(min(count, _MOST_ENTRIES))
        ]
    except struct.error:
        return {}
    return {tag: value for tag, _kind, _number, value in rows}
