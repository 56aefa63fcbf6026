"""Which requests may be answered with what everybody gets, and what of them may have a say in it."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest

LONGEST = 300
"""Characters of an address; nobody fills memory with longer ones."""
ASK_FOR_SOMETHING_ELSE = ("HTTP_RANGE", "HTTP_HX_REQUEST", "HTTP_X_REQUESTED_WITH", "HTTP_AUTHORIZATION")
HAVE_A_SAY_IN_THE_FORM = ("HTTP_IF_NONE_MATCH", "HTTP_ACCEPT_ENCODING")
HAVE_A_SAY = {"HTTP_HOST", "HTTP_COOKIE", "HTTP_X_FORWARDED_PROTO", "HTTP_X_REQUEST_ID"}


def is_of_nobody(request: HttpRequest) -> bool:
    """Asks for a whole page, and brings neither a session nor a message along."""
    meta = request.META
    if request.method not in {"GET", "HEAD"} or any(header in meta for header in ASK_FOR_SOMETHING_ELSE):
        return False
    cookies = meta.get("HTTP_COOKIE", "")
    return not cookies or (settings.SESSION_COOKIE_NAME not in cookies and settings.MESSAGE_COOKIE_NAME not in cookies)


def own_hosts() -> frozenset[str]:
    """Those that are named in full: of a pattern there are endlessly many."""
    named = {host for host in settings.ALLOWED_HOSTS if not host.startswith((".", "*"))}
    return frozenset(named | {urlsplit(settings.WAGTAILADMIN_BASE_URL).netloc})


def key_of(request: HttpRequest, hosts: frozenset[str]) -> str | None:
    """Under which name the page is kept; none for an address that has too many forms."""
    meta = request.META
    host, query = meta.get("HTTP_HOST", ""), meta.get("QUERY_STRING", "")
    if request.method != "GET" or host not in hosts or len(request.path) + len(query) > LONGEST:
        return None
    if query and not all(part.partition("=")[0] in settings.SHARED_PAGE_PARAMETERS for part in query.split("&")):
        return None
    return f"{request.scheme}://{host}{request.path}?{query}"


def narrow(request: HttpRequest) -> None:
    """Takes out of the request what is not part of the key, so that it cannot come into the page."""
    for name in [name for name in request.META if name.startswith("HTTP_") and name not in HAVE_A_SAY]:
        del request.META[name]
    token = request.COOKIES.get(settings.CSRF_COOKIE_NAME)
    request.COOKIES = {settings.CSRF_COOKIE_NAME: token} if token else {}
    request.META["HTTP_COOKIE"] = f"{settings.CSRF_COOKIE_NAME}={token}" if token else ""
    request.__dict__.pop("headers", None)
