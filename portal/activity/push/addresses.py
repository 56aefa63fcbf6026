"""The address of a push service comes from a browser, that is from anybody: it must not lead into our own network.

Asked twice: when a device is set up, and each time before something is sent, for names change what they stand for. What
was looked up is what is connected to.
"""

import ipaddress
import re
import socket
from urllib.parse import urlsplit

PORT = 443
HOST = re.compile(r"(?=.{1,253}\Z)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]", re.IGNORECASE)
NAT64 = ipaddress.ip_network("64:ff9b::/96")


class ForbiddenAddressError(Exception):
    pass


def host_of(endpoint: str) -> str:
    """Errors: ForbiddenAddressError for anything but `https://name/path`, without a name of a user or a port."""
    if not endpoint.isascii() or not endpoint.isprintable() or " " in endpoint or "\\" in endpoint:
        raise ForbiddenAddressError
    try:
        parts = urlsplit(endpoint)
        port = parts.port or PORT
    except ValueError:
        raise ForbiddenAddressError from None
    host = parts.hostname or ""
    if parts.scheme != "https" or port != PORT or "@" in parts.netloc or not HOST.fullmatch(host):
        raise ForbiddenAddressError
    return host


def public_addresses_of(host: str) -> list[str]:
    """Errors: ForbiddenAddressError where one of them is not of the public internet; OSError where it has none."""
    found = [str(info[4][0]) for info in socket.getaddrinfo(host, PORT, type=socket.SOCK_STREAM)]
    if not found or not all(_is_public(address) for address in found):
        raise ForbiddenAddressError
    return found


def _is_public(address: str) -> bool:
    ip = _innermost(ipaddress.ip_address(address.partition("%")[0]))
    return ip.is_global and not ip.is_multicast


def _innermost(
    ip: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    """What an address of the newer kind stands for, where it is only another way of writing one of the older."""
    if isinstance(ip, ipaddress.IPv4Address):
        return ip
    if ip in NAT64:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else ip)
