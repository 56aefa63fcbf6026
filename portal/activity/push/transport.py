"""A POST to a push service: to the address that was looked up, under the name that its certificate must have."""

import socket
import ssl
from collections.abc import Mapping
from http.client import HTTPException, HTTPSConnection
from urllib.parse import urlsplit

from portal.activity.push import addresses

SECONDS = 10
READ_AT_MOST = 2000


class UnreachableError(Exception):
    """It may be there again later."""


class _Pinned(HTTPSConnection):
    def __init__(self, host: str, address: str, context: ssl.SSLContext) -> None:
        super().__init__(host, addresses.PORT, timeout=SECONDS, context=context)
        self._address, self._context = address, context

    def connect(self) -> None:
        plain = socket.create_connection((self._address, addresses.PORT), timeout=SECONDS)
        self.sock = self._context.wrap_socket(plain, server_hostname=self.host)


def post(endpoint: str, body: bytes, headers: Mapping[str, str]) -> int:
    """The status; it is never sent on to another address. Errors: ForbiddenAddressError, UnreachableError."""
    host = addresses.host_of(endpoint)
    parts = urlsplit(endpoint)
    path = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
    try:
        connection = _Pinned(host, addresses.public_addresses_of(host)[0], _context())
        try:
            connection.request("POST", path, body, dict(headers))
            answer = connection.getresponse()
            answer.read(READ_AT_MOST)
            return answer.status
        finally:
            connection.close()
    except (OSError, HTTPException) as problem:
        raise UnreachableError(str(problem)) from problem


def _context() -> ssl.SSLContext:
    return ssl.create_default_context()
