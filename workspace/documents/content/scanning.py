"""ClamAV, asked over its socket (`INSTREAM`): the file is sent in pieces, nothing of ours has to lie where it can read.

The client that is on PyPI has not been kept since 2021, and this is all that is needed of it.
"""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urlsplit

PIECE = 131_072
SECONDS_TO_CONNECT, SECONDS_TO_ANSWER = 5, 120
LONGEST_ANSWER = 4096
PORT = 3310


class Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...

    def seek(self, place: int, /) -> int: ...


class ScannerAwayError(Exception):
    """Not reached, or gave no answer that says anything: whoever asked asks again later."""


@dataclass(frozen=True, slots=True)
class Verdict:
    is_clean: bool
    name: str = ""
    """Of what was found."""


class TooLargeForScannerError(Exception):
    """Its own limit (`StreamMaxLength`) is lower than ours."""


def scan(file: Readable, url: str) -> Verdict:
    """`tcp://host:3310` or `unix:///run/clamav/clamd.ctl`."""
    file.seek(0)
    try:
        with _connected(url) as connection:
            _send(connection, file)
            answer = _answer(connection)
    except OSError as error:
        raise ScannerAwayError(str(error)) from error
    return _understood(answer)


def answers(url: str) -> bool:
    """Whether it says that it is there (`PING`)."""
    with _connected(url) as connection:
        connection.settimeout(SECONDS_TO_CONNECT)
        connection.sendall(b"zPING\0")
        return _answer(connection) == "PONG"


def _understood(answer: str) -> Verdict:
    """`stream: OK`, `stream: Win.Test.EICAR_HDB-1 FOUND`, `INSTREAM size limit exceeded. ERROR`."""
    said = answer.removeprefix("stream:").strip()
    if said == "OK":
        return Verdict(is_clean=True)
    if said.endswith(" FOUND"):
        return Verdict(is_clean=False, name=said.removesuffix(" FOUND")[:100])
    if "size limit exceeded" in said:
        raise TooLargeForScannerError
    raise ScannerAwayError(said[:100])


@contextmanager
def _connected(url: str) -> Iterator[socket.socket]:
    parts = urlsplit(url)
    if parts.scheme == "unix":
        opened = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    else:
        opened = socket.create_connection((parts.hostname or "", parts.port or PORT), SECONDS_TO_CONNECT)
    with opened as connection:
        if parts.scheme == "unix":
            connection.settimeout(SECONDS_TO_CONNECT)
            connection.connect(parts.path)
        connection.settimeout(SECONDS_TO_ANSWER)
        yield connection


def _send(connection: socket.socket, file: Readable) -> None:
    """Whoever has heard enough closes the connection, and has said why before."""
    try:
        connection.sendall(b"zINSTREAM\0")
        while piece := file.read(PIECE):
            connection.sendall(len(piece).to_bytes(4, "big") + piece)
        connection.sendall(b"\0\0\0\0")
    except (BrokenPipeError, ConnectionResetError):
        return


def _answer(connection: socket.socket) -> str:
    said = b""
    while len(said) < LONGEST_ANSWER and not said.endswith(b"\0"):
        piece = connection.recv(1024)
        if not piece:
            break
        said += piece
    return said.rstrip(b"\0\n").decode("utf-8", "replace")
