"""Where the links in mails lead. Opening one changes nothing: mail programs open links by themselves."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from initiatives.stories import links, services
from initiatives.stories.errors import CopyError
from initiatives.stories.permissions import can_be_undone


@never_cache
@require_http_methods(["GET", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    copy = links.copy_to_confirm(token)
    if copy is None:
        return _no_longer_valid(request)
    if request.method == "POST":
        copy = services.confirm(copy=copy)
        messages.success(request, _("Great! The people behind the story know now. Mok wi!"))
    if copy.confirmed_at is None:
        context = {"copy": copy, "story": copy.story.localized, "noindex": True}
        return render(request, "initiatives/stories/confirm.html", context)
    return redirect("stories:own_copy", token=links.own_token(copy))


@never_cache
@require_http_methods(["GET", "POST"])
def own_copy(request: HttpRequest, token: str) -> HttpResponse:
    """Of somebody without an account: what they have said, and a way to take it back."""
    copy = links.own_copy(token)
    if copy is None:
        return _no_longer_valid(request)
    story = copy.story.localized
    if request.method == "POST":
        try:
            services.undo(copy=copy, actor=None)
            messages.success(request, _("Taken back. Perhaps another time!"))
            return redirect(story.get_url(request) or "/")
        except CopyError as problem:
            messages.error(request, str(problem))
    context = {"copy": copy, "story": story, "may_undo": can_be_undone(copy), "noindex": True}
    return render(request, "initiatives/stories/own_copy.html", context)


def _no_longer_valid(request: HttpRequest) -> HttpResponse:
    return render(request, "initiatives/stories/link_invalid.html", {"noindex": True}, status=404)
