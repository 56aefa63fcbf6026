"""Views for people who are signed in, where a session that ended meanwhile loses nothing."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from portal.base import typed

View = Callable[..., HttpResponse]


def form_of_account(view: View) -> View:
    """A page with a form. What was sent after the session had ended waits for it: `typed.fill_in(…, request.path)`."""

    @wraps(view)
    def signed_in(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # Any: a view's own
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        if request.method == "POST":
            typed.keep(request, request.path)
        return redirect_to_login(request.get_full_path())

    return never_cache(require_http_methods(["GET", "POST"])(signed_in))


def button_of_account(view: View) -> View:
    """What a button does; it has no page of its own, so the way leads back to where the button stands."""
    return _button(require_POST(view))


def button_that_may_ask(view: View) -> View:
    """What a button does whose view shows a page where something is still missing: somebody who comes back to its
    address by a GET comes to the view, too, which leads them to where the button stands."""
    return _button(require_http_methods(["GET", "POST"])(view))


def _button(view: View) -> View:
    @wraps(view)
    def signed_in(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # Any: a view's own
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        if request.method != "POST":
            return redirect_to_login(request.get_full_path())
        messages.info(request, _("You were signed out meanwhile. Please sign in and press the button once more."))
        return redirect_to_login(page_before(request))

    return never_cache(signed_in)


def page_before(request: HttpRequest) -> str:
    """The page of this portal from which somebody came, else the front page."""
    before = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(
        before, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    if not ours:
        return "/"
    parts = urlsplit(before)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path or "/"
