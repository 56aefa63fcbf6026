"""Which changes a Yjs update holds: of each window that wrote, up to which of its counted signs (v1).

An update that another one has to come before waits inside of a document and is in none of what that gives; so what is
folded has to be looked at here first.
"""

from typing import NamedTuple

from portal.live.lib0 import Reader

GC, SKIP = 0, 10
DELETED, WORDS = 1, 4
ORIGIN, RIGHT_ORIGIN, PARENT_KEY = 0x80, 0x40, 0x20
XML_ELEMENT, XML_HOOK = 3, 5


class Span(NamedTuple):
    client: int
    start: int
    end: int


class Held(NamedTuple):
    written: list[Span]
    deleted: list[Span]
    letters: list[Span]
    """Of what was written the words, also those that were deleted again."""


def held_by(update: bytes) -> Held:
    """Errors: ValueError for what is not an update of a known kind."""
    reader = Reader(update)
    written, letters = [], []
    for _client in range(reader.number()):
        structs, client, start = reader.number(), reader.number(), reader.number()
        clock = first = start
        for _struct in range(structs):
            kind, length = _struct_of(reader)
            if kind == SKIP and clock == first:
                first = clock + length  # a gap before it
            if kind in {DELETED, WORDS}:
                letters.append(Span(client, clock, clock + length))
            clock += length
        written.append(Span(client, first, clock))
    deleted = []
    for _client in range(reader.number()):
        client, spans = reader.number(), reader.number()
        for _span in range(spans):
            start, length = reader.number(), reader.number()
            deleted.append(Span(client, start, start + length))
    return Held(written, deleted, letters)


def clocks_of(state: bytes) -> dict[int, int]:
    """A document's state vector, read."""
    reader = Reader(state)
    return {reader.number(): reader.number() for _client in range(reader.number())}


def is_in(held: Held, clocks: dict[int, int]) -> bool:
    """Whether a document of this state has all of it."""
    return all(span.end <= clocks.get(span.client, 0) for span in (*held.written, *held.deleted))


def _struct_of(reader: Reader) -> tuple[int, int]:
    """Of which kind it is, and how long."""
    info = reader.byte()
    kind = info & 0x1F
    if kind in {GC, SKIP}:
        return kind, reader.number()
    if info & ORIGIN:
        _id(reader)
    if info & RIGHT_ORIGIN:
        _id(reader)
    if not info & (ORIGIN | RIGHT_ORIGIN):
        if reader.number():
            reader.bytes()
        else:
            _id(reader)
        if info & PARENT_KEY:
            reader.bytes()
    return kind, _content(reader, kind)


def _id(reader: Reader) -> None:
    reader.number()
    reader.number()


def _content(reader: Reader, kind: int) -> int:  # noqa: C901, PLR0911  # a table of kinds
    match kind:
        case 1:  # deleted
            return reader.number()
        case 2:  # JSON
            number = reader.number()
            for _each in range(number):
                reader.bytes()
            return number
        case 3 | 5:  # bytes, embedded
            reader.bytes()
            return 1
        case 4:  # words, counted as JavaScript does
            return len(reader.words().encode("utf-16-le")) // 2
        case 6:  # a mark
            reader.bytes()
            reader.bytes()
            return 1
        case 7:  # a shared type
            if reader.number() in {XML_ELEMENT, XML_HOOK}:
                reader.bytes()
            return 1
        case 8:  # any value
            number = reader.number()
            for _each in range(number):
                _any(reader)
            return number
        case 9:  # a document
            reader.bytes()
            _any(reader)
            return 1
    raise ValueError(f"Unknown content {kind}")


def _any(reader: Reader, depth: int = 0) -> None:  # noqa: C901  # a table of kinds
    if depth > 50:  # noqa: PLR2004  # nobody nests like that
        raise ValueError("Too deep")
    kind = reader.byte()
    if kind == 125:  # noqa: PLR2004  # lib0's numbers of kinds, here and below
        while reader.byte() & 0x80:
            pass
    elif kind in (124, 123, 122):
        reader.take(4 if kind == 124 else 8)  # noqa: PLR2004
    elif kind in (119, 116):
        reader.bytes()
    elif kind == 118:  # noqa: PLR2004
        for _each in range(reader.number()):
            reader.bytes()
            _any(reader, depth + 1)
    elif kind == 117:  # noqa: PLR2004
        for _each in range(reader.number()):
            _any(reader, depth + 1)
    elif kind not in (127, 126, 121, 120):
        raise ValueError(f"Unknown value {kind}")
