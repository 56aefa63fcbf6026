"""Subscribing, confirming, changing, ending. What a link does, it does at the press of a button: programs that look
into mails open every link."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from home.newsletters import links
from home.newsletters.forms.subscribing import ChangeForm, SubscribeForm, is_first_step
from home.newsletters.models import Newsletter, Subscription
from home.newsletters.models.settings import is_offered
from home.newsletters.services import subscribing as services
from home.newsletters.services.composing import NOBODY
from home.newsletters.views.archive import issues
from portal.accounts import limits
from portal.base.seo import ViewHead

TOO_MANY_REQUESTS, NOT_FOUND = 429, 404
ACTION = "subscribe_newsletter"


# It is sent from pages without a cookie, and does nothing in anybody's name: see docs/newsletters.md.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def subscribe(request: HttpRequest) -> HttpResponse:
    if not is_offered():
        raise Http404
    if is_first_step(request.POST):
        begun = SubscribeForm(request=request, action=ACTION, initial=request.POST.dict())
        return _show(request, begun, is_second_step=True)
    initial = {"email": request.user.email} if request.user.is_authenticated else {}
    form = SubscribeForm(request.POST or None, request=request, action=ACTION, initial=initial)
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data
        if limits.within(request, action=ACTION, key=sent["email"].lower()):
            services.ask(email=sent["email"], municipality=sent["municipality"], language=get_language() or "de")
            return redirect("newsletters:asked")
        form.add_error(None, _("The newsletter was asked for very often from here. Please try again in an hour."))
        return _show(request, form, status=TOO_MANY_REQUESTS)
    return _show(request, form)


@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    """Says the same whether the address gets it already or not."""
    return render(request, "home/newsletters/asked.html", {"noindex": True})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    subscription = links.subscription_to_confirm(token)
    if subscription is None:
        return _too_old(request)
    if request.method == "POST":
        services.confirm(subscription=subscription)
        messages.success(request, _("Confirmed. The next newsletter comes to you. Mok wi!"))
        return redirect("newsletters:own", subscription.token)
    return render(request, "home/newsletters/confirm.html", {"subscription": subscription, "noindex": True})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def own(request: HttpRequest, token: str) -> HttpResponse:
    """Behind the link of each newsletter: another municipality, another language, or no newsletter any more."""
    subscription = _subscription(token)
    if subscription is None:
        return _too_old(request)
    form = ChangeForm(request.POST or None, instance=subscription)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect("newsletters:own", token)
    return render(request, "home/newsletters/own.html", {"subscription": subscription, "form": form, "noindex": True})


@csrf_exempt  # mail programs send it for the person, without a cookie (RFC 8058)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, token: str, pk: int) -> HttpResponse:
    subscription = _subscription(token)
    if subscription is None:
        return _too_old(request)
    if request.method == "POST":
        services.end(subscription=subscription, newsletter=Newsletter.objects.out().filter(pk=pk).first())
        subscription.refresh_from_db()  # answered at once: RFC 8058 forbids to send on
    return render(request, "home/newsletters/end.html", {"subscription": subscription, "pk": pk, "noindex": True})


@never_cache
@require_http_methods(["GET", "POST"])
def resume(request: HttpRequest, token: str) -> HttpResponse:
    """It was ended by mistake. The button stands where it is ended."""
    if request.method != "POST":
        return redirect("newsletters:own", token)
    subscription = _subscription(token)
    if subscription is None:
        return _too_old(request)
    services.resume(subscription=subscription)
    messages.success(request, _("You get the newsletter again."))
    return redirect("newsletters:own", token)


def _subscription(token: str) -> Subscription | None:
    if token == NOBODY:
        raise Http404(_("This link stands in a test; in the newsletter it is everybody's own."))
    return links.subscription_of(token)


def _too_old(request: HttpRequest) -> HttpResponse:
    return render(request, "home/newsletters/link_invalid.html", {"noindex": True}, status=NOT_FOUND)


def _show(
    request: HttpRequest, form: SubscribeForm, status: int = 200, *, is_second_step: bool = False
) -> HttpResponse:
    context = {
        "form": form,
        "is_second_step": is_second_step,
        "page_obj": issues(request.GET.get("page")),
        "seo": ViewHead(title=_("Newsletter"), introduction=_("What is new in the region, in a mail.")),
    }
    return render(request, "home/newsletters/subscribe.html", context, status=status)
