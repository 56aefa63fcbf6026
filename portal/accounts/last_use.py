"""When a session was last used, to within a quarter of an hour, and from when it ends if it is used no more.

allauth's own tracking writes to the database with every request; this asks the session, which is read anyway.
"""

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from portal.live.session_store import BEGAN

NOTED = "last_use_noted"
EVERY = timedelta(minutes=15)


class LastUseMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            note_use(request)
        return self.get_response(request)


def note_use(request: HttpRequest) -> None:
    now = time.time()
    if BEGAN in request.session and now - request.session.get(NOTED, 0) < EVERY.total_seconds():
        return
    request.session.setdefault(BEGAN, now)  # it began with a version that did not note it
    request.session[NOTED] = now
    UserSession.objects.filter(session_key=request.session.session_key).update(last_seen_at=timezone.now())


def start_the_clock(request: HttpRequest, **signal: Any) -> None:  # Any: the sender, the person
    request.session[BEGAN] = request.session[NOTED] = time.time()


def connect() -> None:
    user_logged_in.connect(start_the_clock, dispatch_uid="portal.accounts.last_use")
