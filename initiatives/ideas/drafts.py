"""Drafts of people who were not signed in: the session holds the key, and the account that follows takes them over."""

from typing import Any

from allauth.account.signals import user_signed_up
from django.contrib import messages
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest
from django.utils.translation import gettext as _

from initiatives.ideas.models import Idea
from initiatives.ideas.services.writing import claim
from portal.accounts.models import User

KEY = "ideas_drafts"
MOST = 5


def remember(request: HttpRequest, idea: Idea) -> None:
    request.session[KEY] = [*request.session.get(KEY, []), idea.pk][-MOST:]


def drafts_of(request: HttpRequest) -> list[int]:
    return list(request.session.get(KEY, []))


def claim_drafts(request: HttpRequest, user: User, **_signal: Any) -> None:  # Any: a signal's arguments
    """Both on signing up, before the address is confirmed, and on signing in to an account that was there already."""
    session = getattr(request, "session", None)
    pks = session.pop(KEY, []) if session is not None else []
    claimed = [idea for idea in Idea.objects.drafts_of_nobody().filter(pk__in=pks) if claim(idea=idea, actor=user)]
    if claimed:
        messages.success(
            request, _("Your idea is kept: you find it under “My ideas”, and submit it from there."), fail_silently=True
        )


def connect() -> None:
    user_signed_up.connect(claim_drafts, dispatch_uid="initiatives.ideas.drafts")
    user_logged_in.connect(claim_drafts, dispatch_uid="initiatives.ideas.drafts")
