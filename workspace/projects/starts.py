"""Starts of people who were not signed in: the session holds the key, and the account that follows takes them over."""

from typing import Any

from allauth.account.signals import user_signed_up
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode

from initiatives import starting
from initiatives.ideas.models import Idea
from initiatives.stories.models import SuccessStoryPage
from portal.accounts import landing as accounts_landing
from portal.accounts.models import User
from workspace.projects.models import Start
from workspace.projects.querysets import StartQuerySet

KEY = "project_starts"
MOST = 5
STEPS = ("what", "where", "needs")


def starts_of(request: HttpRequest) -> StartQuerySet:
    """The person's own, and those of this session that belong to nobody yet."""
    kept = Start.objects.of_nobody().filter(pk__in=request.session.get(KEY, []))
    return Start.objects.of(request.user) | kept


def remember(request: HttpRequest, start: Start) -> None:
    request.session[KEY] = [*request.session.get(KEY, []), start.pk][-MOST:]


def claim_starts(request: HttpRequest, user: User, **_signal: Any) -> None:  # Any: a signal's arguments
    """Both on signing up, before the address is confirmed, and on signing in to an account that was there already."""
    session = getattr(request, "session", None)
    pks = session.pop(KEY, []) if session is not None else []
    Start.objects.of_nobody().filter(pk__in=pks).update(owner=user)


def landing(request: HttpRequest) -> str:
    """To the last step, where all three were sent before there was an account."""
    start = Start.objects.of(request.user).first()
    complete = start is not None and set(start.answers) >= set(STEPS)
    return reverse("projects:finish", args=[start.pk]) if start is not None and complete else ""


def address(idea: Idea | None, story: SuccessStoryPage | None) -> str:
    """Of the first step, from an idea or a story."""
    origin = {"idee": idea.pk} if idea else {"geschichte": story.pk} if story and story.pk else {}
    return f"{reverse('projects:begin')}?{urlencode(origin)}" if origin else reverse("projects:begin")


def connect() -> None:
    starting.register(address)
    accounts_landing.register("project_start", landing)
    user_signed_up.connect(claim_starts, dispatch_uid="workspace.projects.starts")
    user_logged_in.connect(claim_starts, dispatch_uid="workspace.projects.starts")
