"""The feeds of somebody: their addresses on a page of the account, and what stands there."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.accounts.models import User
from portal.accounts.requests import SignedInRequest
from portal.accounts.signed_in import button_of_account
from portal.activity.feeds import services
from portal.activity.feeds.atom import atom_of, told_in
from portal.activity.feeds.models import Feed
from portal.activity.scopes import Scope, scope_marked, scopes_of

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

OWN = (Feed.Content.TOLD, Feed.Content.FOLLOWED)


@dataclass(frozen=True)
class Offer:
    """What can be had as a feed, with its row where there is one."""

    mark: str
    """Its name in forms: "told", or that of a place."""
    label: "StrOrPromise"
    feed: Feed | None


@login_required
@never_cache
@require_safe
def feeds(request: SignedInRequest) -> HttpResponse:
    return render(request, "activity/feeds/feeds.html", {"offers": _offers(request.user), "noindex": True})


@button_of_account
def give_out(request: SignedInRequest) -> HttpResponse:
    mark = request.POST.get("was", "")
    scope = None if mark in OWN else scope_marked(request.user, mark)
    if mark not in OWN and scope is None:
        raise Http404
    feed = services.give_out(actor=request.user, content=Feed.Content.PLACE if scope else mark, scope=scope)
    messages.success(request, _("The feed has an address now. Enter it in your news reader."))
    return redirect(f"{reverse('feeds:list')}#feed-{feed.pk}")


@button_of_account
def renew(request: SignedInRequest, pk: int) -> HttpResponse:
    services.renew(feed=get_object_or_404(Feed, pk=pk, user=request.user))
    messages.success(request, _("There is a new address. The old one leads nowhere from now."))
    return redirect(f"{reverse('feeds:list')}#feed-{pk}")


@button_of_account
def take_back(request: SignedInRequest, pk: int) -> HttpResponse:
    services.take_back(feed=get_object_or_404(Feed, pk=pk, user=request.user))
    messages.success(request, _("The feed is off. Its address leads nowhere from now."))
    return redirect("feeds:list")


@never_cache
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """Whoever has the address is as good as this person: there is no sign-in in a news reader."""
    row = get_object_or_404(Feed.objects.select_related("user"), token=token, user__is_active=True)
    scope = _scope_of(row)
    if row.content == Feed.Content.PLACE and scope is None:
        raise Http404
    services.note_reading(row)
    with translation.override(row.user.language):
        title = str(scope or Feed.Content(row.content).label)
        content = atom_of(told_in(row, scope), title=title, request=request, link=reverse("bell:news"))
    response = HttpResponse(content, content_type=Atom1Feed.content_type)
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    return response


def _offers(user: User) -> list[Offer]:
    rows = {(each.content, each.scope_type_id, each.scope_id): each for each in Feed.objects.filter(user=user)}
    own = [Offer(each, each.label, rows.get((each, None, None))) for each in OWN]
    places = [
        Offer(scope.mark, str(scope), rows.get((Feed.Content.PLACE, scope.content_type.pk, scope.row.pk)))
        for scope in scopes_of(user)
    ]
    return own + places


def _scope_of(row: Feed) -> Scope | None:
    """None where they do not belong to it any more."""
    if row.content != Feed.Content.PLACE:
        return None
    wanted = (row.scope_type_id, row.scope_id)
    found = (scope for scope in scopes_of(row.user) if (scope.content_type.pk, scope.row.pk) == wanted)
    return next(found, None)
