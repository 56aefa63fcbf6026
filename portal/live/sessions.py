"""Whose session a socket belongs to, and whether it still lasts: for many at once, in two queries."""

from collections.abc import Collection, Mapping
from http.cookies import CookieError, SimpleCookie
from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from portal.live.origins import header

# Any: an ASGI scope; users, whose model stands above.


def session_key(scope: dict[str, Any]) -> str:
    """What the browser says; empty without a session."""
    try:
        cookies = SimpleCookie(header(scope, b"cookie"))
    except CookieError:
        return ""
    found = cookies.get(settings.SESSION_COOKIE_NAME)
    return found.value if found else ""


def said_in(keys: Collection[str]) -> dict[str, dict[str, Any]]:
    """What the sessions hold that last; one query."""
    store = import_module(settings.SESSION_ENGINE).SessionStore
    rows = store.get_model_class().objects.filter(session_key__in=set(keys), expire_date__gt=timezone.now())
    return {row.session_key: store().decode(row.session_data) for row in rows}


def people_in(said: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    """By session, those who are signed in with it now: it was not ended, their password is the same, and their account
    is active; one query."""
    pks = {data[SESSION_KEY] for data in said.values() if SESSION_KEY in data}
    people = {str(each.pk): each for each in get_user_model().objects.filter(pk__in=pks, is_active=True)}
    return {
        key: person
        for key, data in said.items()
        if (person := people.get(str(data.get(SESSION_KEY, "")))) is not None and _is_theirs(data, person)
    }


def _is_theirs(data: dict[str, Any], person: Any) -> bool:
    said = data.get(HASH_SESSION_KEY, "")
    hashes = (person.get_session_auth_hash(), *person.get_session_auth_fallback_hash())
    known = data.get(BACKEND_SESSION_KEY) in settings.AUTHENTICATION_BACKENDS
    return known and any(constant_time_compare(said, each) for each in hashes)
