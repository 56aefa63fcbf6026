"""Whoever signs out of a browser hears nothing there any more: others may use it."""

from typing import Any

from django.contrib.auth.signals import user_logged_out
from django.http import HttpRequest

from portal.activity.push.models import PushSubscription


def connect() -> None:
    user_logged_out.connect(_give_up, dispatch_uid="portal.activity.push")


def _give_up(request: HttpRequest | None = None, **_signal: Any) -> None:  # Any: a signal's arguments
    key = getattr(getattr(request, "session", None), "session_key", None)
    if key:
        PushSubscription.objects.filter(session_key=key).delete()
