"""The admins of a network."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.accounts.requests import SignedInRequest
from portal.accounts.signed_in import button_of_account, form_of_account
from portal.moderation.errors import ModerationError
from workspace.networks.errors import NetworkError
from workspace.networks.services import people as services
from workspace.networks.views.fetching import own_or_403


@form_of_account
def people(request: SignedInRequest, slug: str) -> HttpResponse:
    network = own_or_403(request, slug)
    context = {
        "network": network,
        "caretakers": list(network.caretakers.select_related("user")),
        "candidates": services.candidates_of(network),
        "noindex": True,
    }
    return render(request, "workspace/networks/people.html", context)


@button_of_account
def add(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Makes somebody an admin beside oneself, or in one's own place."""
    network = own_or_403(request, slug)
    person = get_object_or_404(User.objects.filter(pk__in=[each.pk for each in services.candidates_of(network)]), pk=pk)
    hands_over = request.POST.get("hand_over") == "1"
    try:
        if hands_over:
            services.hand_over(network=network, person=person, actor=request.user)
            messages.success(request, _("%(name)s looks after the network now. Thank you!") % {"name": person.name})
            return redirect("workspaces:overview")
        services.add(network=network, person=person, actor=request.user)
        messages.success(request, _("%(name)s looks after the network with you now.") % {"name": person.name})
    except (NetworkError, ModerationError) as problem:
        messages.error(request, str(problem))
    return redirect("networks:people", network.slug)


@button_of_account
def leave(request: SignedInRequest, slug: str) -> HttpResponse:
    network = own_or_403(request, slug)
    try:
        services.leave(network=network, actor=request.user)
    except NetworkError as problem:
        messages.error(request, str(problem))
        return redirect("networks:people", network.slug)
    messages.success(request, _("You are no admin of “%(name)s” any more.") % {"name": network.name})
    return redirect("workspaces:overview")
