"""Following and no longer following, and the list of what one follows."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from portal.accounts.requests import SignedInRequest
from portal.activity import services
from portal.activity.followables import Thing, followable
from portal.activity.lists import followed_by, just_unfollowed, just_unmuted, muted_by
from portal.activity.models import Event
from portal.activity.recent import recent
from portal.base.ways import own_path

LIST, BELL = "liste", "neuigkeiten"
"""The value of `von` in forms of these pages, which leads back to them."""


@login_required
@never_cache
@require_GET
def followed(request: SignedInRequest) -> HttpResponse:
    kinds = followed_by(request.user)
    context = {
        "kinds": kinds,
        "count": sum(len(each.things) for each in kinds),
        "muted": muted_by(request.user),
        "undo": just_unfollowed(request.user, request.GET.get("weg", "")),
        "undo_unmuting": just_unmuted(request.user, request.GET.get("laut", "")),
    }
    return render(request, "activity/followed.html", context)


@login_required
@never_cache
@require_GET
def news_of_followed(request: SignedInRequest) -> HttpResponse:
    """What happened lately of all that somebody follows."""
    events = Event.objects.of_what_follows(request.user)
    found = recent(request.user, events, after=request.GET.get("vor", ""))
    return render(request, "activity/recent/followed.html", {"recent": found, "noindex": True})


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def follow(request: SignedInRequest, kind: str, pk: int) -> HttpResponse:
    """GET asks, which is where somebody comes out who had to sign in first; POST does it."""
    what = followable(kind)
    if what is None:
        raise Http404
    thing = Thing(what, what.original(get_object_or_404(what.visible_to(request.user), pk=pk)))
    if request.method == "GET":
        state = services.hearing_of(thing.row, request.user)
        return render(request, "activity/follow.html", {"thing": thing, "state": state})
    if "stumm" in request.POST:
        return _mute(request, thing, wants=request.POST["stumm"] == "ja")
    wants = request.POST.get("folgen") == "ja"
    if wants:
        services.follow(target=thing.row, actor=request.user)
    else:
        services.unfollow(target=thing.row, actor=request.user)
    sentence = _("You now follow “%(name)s”.") if wants else _("You no longer follow “%(name)s”.")
    return _answer(request, thing, sentence, undo="" if wants else "weg")


def _mute(request: SignedInRequest, thing: Thing, *, wants: bool) -> HttpResponse:
    if wants:
        services.mute(target=thing.row, actor=request.user)
    else:
        services.unmute(target=thing.row, actor=request.user)
    sentence = _("You hear nothing more of “%(name)s”.") if wants else _("You hear of “%(name)s” again.")
    return _answer(request, thing, sentence, undo="stumm" if wants else "laut")


def _answer(request: SignedInRequest, thing: Thing, sentence: str, *, undo: str) -> HttpResponse:
    """On the pages with a list what was done stands there with the button that takes it back."""
    if request.headers.get("HX-Request"):
        state = services.hearing_of(thing.row, request.user)
        return render(request, "components/follow_button.html", {"thing": thing, "state": state})
    page = {LIST: "activity:followed", BELL: "bell:news"}.get(request.POST.get("von", ""))
    if page and undo in {LIST: {"weg", "laut"}, BELL: {"stumm"}}[request.POST["von"]]:
        return redirect(f"{reverse(page)}?{undo}={thing.mark}")
    messages.success(request, sentence % {"name": thing})
    return redirect(reverse(page) if page else _way_back(request, thing))


def _way_back(request: SignedInRequest, thing: Thing) -> str:
    """To the page with the button; an address elsewhere is not followed."""
    return own_path(request, request.POST.get("next", "")) or thing.url or reverse("activity:followed")
