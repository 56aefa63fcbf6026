"""What the bell shows, and the page of all that somebody was told."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.accounts.requests import SignedInRequest
from portal.accounts.signed_in import button_of_account
from portal.activity import services
from portal.activity.bell.counting import MOST, unread_of
from portal.activity.bell.showing import Filters, latest, show
from portal.activity.choices import Group
from portal.activity.lists import just_muted
from portal.activity.models import Notification
from portal.activity.reading import hear
from portal.activity.scopes import scopes_of
from portal.base.numbers import row_number


@login_required
@never_cache
@require_safe
def news(request: SignedInRequest) -> HttpResponse:
    """All that somebody was told, the newest first."""
    filters = Filters.read(request.GET, request.user)
    shown = show(request.user, filters, after=request.GET.get("vor", ""))
    context = {
        "shown": shown,
        "filters": filters,
        "narrowed": list(filters.query.items()),
        "older_query": urlencode({**filters.query, "vor": str(shown.older)}),
        "groups": Group.choices,
        "scopes": [(scope.mark, str(scope)) for scope in scopes_of(request.user)],
        "unread": unread_of(request),
        "is_first": "vor" not in request.GET,
        "undo": _moment(request.GET.get("gelesen", "")),
        "muted": just_muted(request.user, request.GET.get("stumm", "")),
        "noindex": True,
    }
    return render(request, "activity/bell/news.html", context)


@login_required
@never_cache
@require_safe
def count(request: SignedInRequest) -> HttpResponse:
    """For the bell, when something is new."""
    return render(request, "activity/bell/count.html", {"unread": unread_of(request), "most": MOST, "is_news": True})


@login_required
@never_cache
@require_safe
def newest(request: SignedInRequest) -> HttpResponse:
    """The latest ten, for the opened bell."""
    shown = latest(request.user)
    has_unread = shown.has_unread or bool(unread_of(request))
    return render(request, "activity/bell/latest.html", {"shown": shown, "has_unread": has_unread})


@login_required
@never_cache
@require_safe
def follow_up(request: SignedInRequest, pk: int) -> HttpResponse:
    """To the thing of which somebody was told; with that all that they were told of it is read."""
    mine = Notification.objects.of(request.user)
    row = get_object_or_404(mine.select_related("event__actor"), pk=pk)
    heard = hear(request.user, [row], get_language())
    services.read(actor=request.user, ids=list(mine.beside(row).values_list("pk", flat=True)))
    if heard:
        return redirect(heard[0].line.url)
    messages.info(request, _("That is not there any more, or you can no longer see it."))
    return redirect("bell:news")


@button_of_account
def read(request: SignedInRequest) -> HttpResponse:
    """Those that the form names, or all."""
    ids = [row_number(pk) for pk in request.POST.getlist("welche")]
    moment = services.read_now(actor=request.user, ids=ids or None)
    return _back(request, {"gelesen": moment.isoformat()} if moment else {})


@button_of_account
def unread(request: SignedInRequest) -> HttpResponse:
    """Takes back what was read with one press."""
    moment = _moment(request.POST.get("gelesen", ""))
    if moment:
        services.unread(actor=request.user, moment=moment)
    return _back(request, {})


def _back(request: SignedInRequest, said: dict[str, Any]) -> HttpResponse:  # Any: what an address says
    """To the list as it was narrowed."""
    query = urlencode({**Filters.read(request.POST, request.user).query, **said})
    return redirect(f"{reverse('bell:news')}{'?' if query else ''}{query}")


def _moment(said: str) -> datetime | None:
    try:
        moment = parse_datetime(said)
    except ValueError:
        return None
    return moment if moment and moment.tzinfo else None
