"""A project asks to join a network."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from portal.accounts import limits
from portal.accounts.requests import SignedInRequest
from portal.accounts.signed_in import form_of_account
from portal.base import typed
from portal.moderation.errors import ModerationError
from portal.moderation.services.blocking import said_of_block
from workspace.networks.choices import State
from workspace.networks.errors import NetworkError
from workspace.networks.forms.projects import JoinForm
from workspace.networks.models import Network
from workspace.networks.services import affiliating
from workspace.networks.views.fetching import visible_or_404
from workspace.projects.choices import CLOSED
from workspace.projects.models import Membership

TOO_MANY_REQUESTS = 429


@form_of_account
def join(request: SignedInRequest, slug: str) -> HttpResponse:
    """Whoever looks after several projects says which of them."""
    network = visible_or_404(request, slug)
    memberships = _those_who_can_ask(request, network)
    form = JoinForm(request.POST or None, memberships=memberships)
    typed.fill_in(request, request.path, form)
    status = 200
    if form.is_valid():
        if limits.within(request, action="ask_network"):
            return _ask(request, network, form)
        form.add_error(None, _("You have asked many networks today. Please go on tomorrow."))
        status = TOO_MANY_REQUESTS
    context = {
        "network": network,
        "form": form,
        "can_ask": network.is_open and memberships.exists(),
        "block_said": said_of_block(request.user),
        "noindex": True,
    }
    return render(request, "workspace/networks/join.html", context, status=status)


def _ask(request: SignedInRequest, network: Network, form: JoinForm) -> HttpResponse:
    membership: Membership = form.cleaned_data["project"]
    try:
        row = affiliating.ask(membership=membership, network=network, message=form.cleaned_data["message"])
    except (NetworkError, ModerationError) as problem:
        messages.error(request, str(problem))
        return redirect("networks:join", network.slug)
    if row.state == State.MEMBER:
        messages.success(request, _("“%(name)s” belongs to the network now.") % {"name": membership.project.name})
    else:
        messages.success(request, _("Your request is with the network. You get a mail as soon as it answers."))
    return redirect("workspace:networks:list", membership.project.slug)


def _those_who_can_ask(request: SignedInRequest, network: Network) -> Any:  # Any: a queryset of memberships
    """The person's own, as an admin, of projects with which nothing is open; an invitation can be answered so, too."""
    taken = network.affiliations.open().exclude(state=State.INVITED).values("project")
    rows = Membership.objects.of(request.user).admins().exclude(project__status__in=CLOSED)
    return rows.exclude(project__in=taken).select_related("project", "user").order_by("project__name", "pk")
