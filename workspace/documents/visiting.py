"""What a session knows of somebody who came by a link: which passwords were right, what was taken along just now."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from workspace.documents.models import ShareLink

# Any, in this module: what a session holds.

OPENED, TAKEN = "opened_document_links", "taken_by_document_links"
MOST = 30
"""Of each; the oldest is forgotten first."""
LASTS = 60 * 60
"""In seconds: so long a download that broke off can go on, or be asked for again, and counts once."""


def has_opened(request: HttpRequest, link: ShareLink) -> bool:
    """One that asks for no password is open."""
    return not link.password or _read(request, OPENED).get(str(link.pk)) == _mark(link)


def remember_opened(request: HttpRequest, link: ShareLink) -> None:
    _write(request, OPENED, str(link.pk), _mark(link))


def may_take(request: HttpRequest, link: ShareLink, what: str) -> bool:
    """It was counted a short while ago."""
    until = _read(request, TAKEN).get(f"{link.pk}-{what}", 0)
    return isinstance(until, int | float) and until > timezone.now().timestamp()


def remember_taken(request: HttpRequest, link: ShareLink, what: str) -> None:
    _write(request, TAKEN, f"{link.pk}-{what}", int(timezone.now().timestamp()) + LASTS)


def _mark(link: ShareLink) -> str:
    """Says nothing about the password, not even its hash."""
    return salted_hmac("workspace.documents.visiting", link.password, algorithm="sha256").hexdigest()[:32]


def _read(request: HttpRequest, key: str) -> dict[str, Any]:
    said = request.session.get(key)
    return said if isinstance(said, dict) else {}


def _write(request: HttpRequest, key: str, name: str, value: Any) -> None:
    known = {each: said for each, said in _read(request, key).items() if each != name}
    request.session[key] = dict([*list(known.items())[-(MOST - 1) :], (name, value)])
