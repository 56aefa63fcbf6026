"""The address that the portal listens on."""

import errno
import http.client
import ipaddress
import socket
import time
from collections.abc import Callable

from django.core.management.base import CommandError

FIRST_UNPRIVILEGED_PORT = 1024


def ensure_free(host: str, port: int) -> None:
    """Say in one sentence why the portal cannot listen there, if it cannot."""
    try:
        family, kind, protocol, _name, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except socket.gaierror:
        raise CommandError(f"HOST={host} is not an address or a known name.") from None
    try:
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
            probe.listen(1)
    except OSError as error:
        raise CommandError(_reason(error, host, port)) from None


def _reason(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        other = port + 1 if port < 65535 else 8000  # noqa: PLR2004  # the highest port
        return (
            f"Port {port} is already in use; stop the program that holds it, or choose another: PORT={other} make run"
        )
    if error.errno == errno.EACCES:
        return (
            f"No permission to listen on port {port}; choose one from {FIRST_UNPRIVILEGED_PORT} on: PORT=8000 make run"
        )
    if error.errno == errno.EADDRNOTAVAIL:
        return f"HOST={host} is not an address of this machine."
    return f"Cannot listen on {host}, port {port}: {error.strerror}."


def url_of(host: str, port: int) -> str:
    """The address that a person types."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return f"http://{host}:{port}/"
    if address.is_loopback or address.is_unspecified:
        return f"http://localhost:{port}/"
    return f"http://[{host}]:{port}/" if isinstance(address, ipaddress.IPv6Address) else f"http://{host}:{port}/"


def wait_until_it_answers(
    host: str, port: int, *, name: str, path: str, seconds: float, give_up: Callable[[], bool]
) -> bool:
    """True as soon as the server, called by `name`, gives any answer at `path`."""
    deadline = time.monotonic() + seconds
    reachable = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104  # compared, not bound
    while time.monotonic() < deadline and not give_up():
        connection = http.client.HTTPConnection(reachable, port, timeout=5)
        try:
            connection.request("GET", path, headers={"Host": name})
            connection.getresponse().read()
        except (OSError, http.client.HTTPException):
            time.sleep(0.1)
        else:
            return True
        finally:
            connection.close()
    return False
