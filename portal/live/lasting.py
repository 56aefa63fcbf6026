"""The session with which a page is asked for."""

from datetime import datetime

from django.contrib.sessions.models import Session
from django.db.models import QuerySet

from portal.base.prepared import prepared


@prepared
def lasting(key: str, now: datetime) -> "QuerySet[Session]":
    """One at most."""
    return Session.objects.filter(session_key=key, expire_date__gt=now)
