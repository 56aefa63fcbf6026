"""What the admins of a network do with it: change it, close it, open it again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from portal.accounts.requests import SignedInRequest
from portal.accounts.signed_in import button_of_account, form_of_account
from portal.base import typed
from portal.moderation.errors import ModerationError
from workspace.networks.errors import NetworkError
from workspace.networks.forms.networks import NetworkForm
from workspace.networks.models import Network
from workspace.networks.services import writing
from workspace.networks.views.fetching import own_or_403


@form_of_account
def edit(request: SignedInRequest, slug: str) -> HttpResponse:
    network = own_or_403(request, slug)
    sent = request.POST if request.method == "POST" else None
    form = NetworkForm(sent, request.FILES or None, instance=network)
    typed.fill_in(request, request.path, form)
    if form.is_valid():
        try:
            now = writing.update(network=network, said=form.said, actor=request.user)
            messages.success(request, _said(now))
            return redirect(now)
        except (NetworkError, ModerationError) as problem:
            form.add_error(None, str(problem))
    shown = Network.objects.get(pk=network.pk)  # the heading says what is saved, not what was typed
    return render(request, "workspace/networks/edit.html", {"form": form, "network": shown, "noindex": True})


@button_of_account
def close(request: SignedInRequest, slug: str) -> HttpResponse:
    network = own_or_403(request, slug)
    writing.close(network=network, actor=request.user)
    messages.success(request, _("The network is closed: nobody else sees it any more. You can open it again here."))
    return redirect(network)


@button_of_account
def reopen(request: SignedInRequest, slug: str) -> HttpResponse:
    network = own_or_403(request, slug)
    try:
        writing.reopen(network=network, actor=request.user)
        messages.success(request, _("The network is open again, as it was."))
    except ModerationError as problem:
        messages.error(request, str(problem))
    return redirect(network)


def _said(network: Network) -> str:
    if network.is_public:
        return _("Your changes are saved, everybody sees them.")
    return _("Your changes are saved. Everybody sees the network as soon as the managers have looked at it.")
