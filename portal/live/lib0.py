"""Numbers, bytes and words as Yjs writes them (lib0): numbers in groups of seven bits, all else with its length."""

MOST_BITS = 63


def number(value: int) -> bytes:
    written = bytearray()
    while value > 0x7F:  # noqa: PLR2004  # seven bits
        written.append(value & 0x7F | 0x80)
        value >>= 7
    written.append(value)
    return bytes(written)


def with_length(data: bytes) -> bytes:
    return number(len(data)) + data


def words(text: str) -> bytes:
    return with_length(text.encode())


class Reader:
    """Errors, of every method: ValueError where the bytes end too early or are none of this kind."""

    __slots__ = ("at", "data")

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    @property
    def is_at_the_end(self) -> bool:
        return self.at >= len(self.data)

    def byte(self) -> int:
        if self.at >= len(self.data):
            raise ValueError("The bytes end too early")
        self.at += 1
        return self.data[self.at - 1]

    def number(self) -> int:
        value = shift = 0
        while True:
            each = self.byte()
            value |= (each & 0x7F) << shift
            if each < 0x80:  # noqa: PLR2004  # the last group
                return value
            shift += 7
            if shift > MOST_BITS:
                raise ValueError("The number is too large")

    def take(self, length: int) -> bytes:
        if self.at + length > len(self.data):
            raise ValueError("The bytes end too early")
        self.at += length
        return self.data[self.at - length : self.at]

    def bytes(self) -> "bytes":
        return self.take(self.number())

    def words(self) -> str:
        return self.bytes().decode()
