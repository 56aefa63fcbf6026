"""People who came to a text by a link: what they are called, and where that is kept."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from workspace.texts.models import ShareLink

# Any, in this module: what a session holds.

KEY = "names_in_texts"
MOST = 30
"""Links of which a session knows the name; the oldest is forgotten first."""


def name_in(session: Mapping[str, Any], link: ShareLink) -> str:
    """Empty for whoever has not given one yet."""
    names = session.get(KEY)
    return str(names.get(str(link.pk), "")) if isinstance(names, dict) else ""


def remember(request: HttpRequest, link: ShareLink, name: str) -> None:
    names = {key: value for key, value in request.session.get(KEY, {}).items() if key != str(link.pk)}
    kept = list(names.items())[-(MOST - 1) :]
    request.session[KEY] = dict([*kept, (str(link.pk), name)])


def forget(request: HttpRequest, link: ShareLink) -> None:
    request.session[KEY] = {key: value for key, value in request.session.get(KEY, {}).items() if key != str(link.pk)}


def visit_of(request: HttpRequest) -> str:
    """Tells people apart in the database who have no account, without giving their session away."""
    key = request.session.session_key or ""
    return salted_hmac("workspace.texts.visiting", key, algorithm="sha256").hexdigest()[:40]


def marked(name: str) -> str:
    """So that nobody takes them for a member, whatever they call themselves; the same for all who write along, in
    whatever language they read."""
    return f"{name} (Link)"
