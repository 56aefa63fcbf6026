"""Following and no longer following, and the list of what one follows."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from portal.accounts.requests import SignedInRequest
from portal.activity import services
from portal.activity.followables import Thing, followable
from portal.activity.lists import followed_by, just_unfollowed

LIST = "liste"
"""The value of `von` in forms of the list, which leads back to it."""


@login_required
@never_cache
@require_GET
def followed(request: SignedInRequest) -> HttpResponse:
    kinds = followed_by(request.user)
    context = {
        "kinds": kinds,
        "count": sum(len(each.things) for each in kinds),
        "undo": just_unfollowed(request.user, request.GET.get("weg", "")),
    }
    return render(request, "activity/followed.html", context)


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
        is_followed = services.is_following(thing.row, request.user)
        return render(request, "activity/follow.html", {"thing": thing, "is_followed": is_followed})
    wants = request.POST.get("folgen") == "ja"
    if wants:
        services.follow(target=thing.row, actor=request.user)
    else:
        services.unfollow(target=thing.row, actor=request.user)
    return _answer(request, thing, is_followed=wants)


def _answer(request: SignedInRequest, thing: Thing, *, is_followed: bool) -> HttpResponse:
    if request.headers.get("HX-Request"):
        return render(request, "components/follow_button.html", {"thing": thing, "is_followed": is_followed})
    is_from_list = request.POST.get("von") == LIST
    if is_from_list and not is_followed:
        return redirect(f"{reverse('activity:followed')}?weg={thing.mark}")
    sentence = _("You now follow “%(name)s”.") if is_followed else _("You no longer follow “%(name)s”.")
    messages.success(request, sentence % {"name": thing})
    return redirect(reverse("activity:followed") if is_from_list else _way_back(request, thing))


def _way_back(request: SignedInRequest, thing: Thing) -> str:
    """To the page with the button; an address elsewhere is not followed."""
    there = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(there, {request.get_host()}, require_https=request.is_secure()):
        return there
    return thing.url or reverse("activity:followed")
