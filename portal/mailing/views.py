"""Unsubscribing, without an account and without a session."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from portal.mailing.unsubscribing import subscription_of


@csrf_exempt  # mail programs press the button by themselves (RFC 8058); who has the link may
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """Only a POST changes something; what it did can be undone on the page that answers."""
    found = subscription_of(token)
    if found is None:
        raise Http404
    subscription, args = found
    words = subscription.words(args)
    state = "gone" if not words else "asked"
    if request.method == "POST" and words:
        state = "resumed" if "resume" in request.POST else "ended"
        (subscription.resume if state == "resumed" else subscription.end)(args)
    context = {"words": words, "state": state, "noindex": True}
    return render(request, "mailing/unsubscribe.html", context)
