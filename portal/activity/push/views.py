"""The page of one's devices."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.accounts.mail import portal_context
from portal.accounts.requests import SignedInRequest
from portal.accounts.signed_in import button_of_account
from portal.activity.push import services
from portal.activity.push.delivering import send_to
from portal.activity.push.forms import DeviceForm
from portal.activity.push.keys import public_key, writer
from portal.activity.push.messages import Message
from portal.activity.push.models import PushSubscription

BAD_REQUEST = 400


@login_required
@require_safe
def devices(request: SignedInRequest) -> HttpResponse:
    context = {"devices": PushSubscription.objects.filter(user=request.user), "public_key": public_key()}
    return render(request, "activity/push/devices.html", context)


@button_of_account
def set_up(request: SignedInRequest) -> HttpResponse:
    """Asked by the script of the page, after the person has pressed the button and the browser has asked them."""
    form = DeviceForm(request.POST)
    if not form.is_valid():
        words = [str(error) for errors in form.errors.values() for error in errors]
        return JsonResponse({"error": " ".join(dict.fromkeys(words))}, status=BAD_REQUEST)
    services.set_up(
        **form.cleaned_data,
        user_agent=request.headers.get("User-Agent", ""),
        session_key=request.session.session_key or "",
        actor=request.user,
    )
    messages.success(request, _("Push messages come to this device now."))
    return JsonResponse({"ok": True})


@button_of_account
def give_up(request: SignedInRequest, pk: int) -> HttpResponse:
    services.give_up(device=get_object_or_404(PushSubscription, pk=pk, user=request.user))
    messages.success(request, _("No push messages come to this device any more."))
    return redirect("push:devices")


@button_of_account
def test(request: SignedInRequest, pk: int) -> HttpResponse:
    device = get_object_or_404(PushSubscription, pk=pk, user=request.user)
    message = Message(_("This is how it looks."), reverse("push:devices"), "test")
    if send_to(device, message.payload(portal_context()["portal_name"]), writer(), timezone.now()):
        messages.success(request, _("The push service has taken it. It comes within a few seconds."))
    else:
        messages.error(request, _("The push service has not taken it. Please set this device up anew."))
    return redirect("push:devices")
