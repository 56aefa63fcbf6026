"""A page of another site cannot open a socket in the name of whoever is signed in here."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

# Any: an ASGI scope.


def header(scope: dict[str, Any], name: bytes) -> str:
    """Empty where it is not sent."""
    return next((value.decode("latin-1") for key, value in scope["headers"] if key.lower() == name), "")


def comes_from_here(scope: dict[str, Any]) -> bool:
    """The page that asks is of the same host and port, or of one that CSRF_TRUSTED_ORIGINS names. Browsers always say
    which page asks; who does not is no browser, and has no business here either."""
    origin = header(scope, b"origin")
    if not origin:
        return False
    if origin in settings.CSRF_TRUSTED_ORIGINS:
        return True
    parts = urlsplit(origin)
    return parts.scheme in {"http", "https"} and parts.netloc == header(scope, b"host")
