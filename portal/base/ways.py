"""Where a request asks to be led to afterwards: only to a path of this portal."""

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def own_path(request: HttpRequest, asked: str) -> str:
    """What was asked for; empty where it leads elsewhere, or is no path, which a redirect would take for a name."""
    is_path = asked.startswith("/") and url_has_allowed_host_and_scheme(
        asked, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return asked if is_path else ""
