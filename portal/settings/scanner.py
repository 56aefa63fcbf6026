"""The optional scanner for viruses."""

from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

EXPECTED = "as in tcp://localhost:3310 or unix:///run/clamav/clamd.ctl"


def check_scanner(url: str) -> str:
    """The address, when it can be used."""
    if not url:
        return ""
    parts = urlsplit(url)
    try:
        has_place = bool(parts.path.strip("/")) if parts.scheme == "unix" else bool(parts.hostname and parts.port)
    except ValueError:  # a port that is none
        has_place = False
    is_simple = not (parts.query or parts.username) and (not parts.netloc or parts.scheme == "tcp")
    if not has_place or not is_simple or (parts.scheme == "tcp" and parts.path.strip("/")):
        raise ImproperlyConfigured(f"CLAMAV_URL must name host and port, or a socket, {EXPECTED}.")
    return url
