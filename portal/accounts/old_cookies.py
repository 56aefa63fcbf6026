"""Cookies had other names before they were bound to their host: who was signed in at the upgrade stays so.

A session counts under its old name only if it began before the upgrade, which is those without `BEGAN`; from its first
use on it has the mark and the new name. So nobody can hand a session of theirs to somebody else under the old name,
and after SESSION_COOKIE_AGE there is none left that this is for. The old cookies stay where they are: while nodes are
started anew one after the other, those of the version before still ask for them.
"""

from collections.abc import Callable
from importlib import import_module

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse, parse_cookie

from portal.live.session_store import BEGAN

SESSION, TOKEN = "sessionid", "csrftoken"


class OldCookiesMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if SESSION in settings.SESSION_COOKIE_NAME:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        cookies = request.META.get("HTTP_COOKIE", "")
        if SESSION not in cookies or settings.SESSION_COOKIE_NAME in cookies:
            return self.get_response(request)
        old = parse_cookie(cookies)
        if not began_before(old.get(SESSION, "")):
            return self.get_response(request)
        cookies += f"; {settings.SESSION_COOKIE_NAME}={old[SESSION]}"
        token = "" if settings.CSRF_COOKIE_NAME in old else old.get(TOKEN, "")
        if token:
            cookies += f"; {settings.CSRF_COOKIE_NAME}={token}"
        request.META["HTTP_COOKIE"] = cookies
        response = self.get_response(request)
        if token and settings.CSRF_COOKIE_NAME not in response.cookies:
            response.set_cookie(
                settings.CSRF_COOKIE_NAME,
                token,
                max_age=settings.CSRF_COOKIE_AGE,
                secure=settings.CSRF_COOKIE_SECURE,
                samesite=settings.CSRF_COOKIE_SAMESITE,
            )
        return response


def began_before(key: str) -> bool:
    """A sign-in that lasts, and began with a version that did not note when."""
    said = import_module(settings.SESSION_ENGINE).SessionStore(key).load() if key else {}
    return SESSION_KEY in said and BEGAN not in said
