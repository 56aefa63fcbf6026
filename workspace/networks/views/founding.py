"""Founding a network."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from portal.accounts import limits
from portal.accounts.requests import SignedInRequest
from portal.accounts.signed_in import form_of_account
from portal.base import typed
from portal.moderation.errors import ModerationError
from portal.moderation.services.blocking import said_of_block
from workspace.networks.choices import Kind
from workspace.networks.errors import NetworkError
from workspace.networks.forms.networks import FoundingForm
from workspace.networks.permissions import kinds_to_found
from workspace.networks.services import writing

TOO_MANY_REQUESTS = 429


@form_of_account
def create(request: SignedInRequest) -> HttpResponse:
    if not kinds_to_found(request.user):
        raise PermissionDenied
    sent = request.POST if request.method == "POST" else None
    form = FoundingForm(sent, request.FILES or None, founder=request.user)
    typed.fill_in(request, request.path, form)
    status = 200
    if form.is_valid():
        if limits.within(request, action="found_network"):
            return _found(request, form)
        form.add_error(None, _("You have founded several networks today. Please go on tomorrow."))
        status = TOO_MANY_REQUESTS
    return _form(request, form, status=status)


def _found(request: SignedInRequest, form: FoundingForm) -> HttpResponse:
    cleaned = form.cleaned_data
    try:
        network = writing.found(
            kind=Kind(cleaned["kind"]), said=form.said, project=cleaned.get("project"), actor=request.user
        )
    except (NetworkError, ModerationError) as problem:
        form.add_error(None, str(problem))
        return _form(request, form)
    if network.is_public:
        messages.success(request, _("The network is there, and everybody sees it. Invite the first projects."))
    else:
        messages.success(
            request, _("The network is there. Invite projects already; everybody sees it once the managers agree.")
        )
    return redirect("networks:projects", network.slug)


def _form(request: SignedInRequest, form: FoundingForm, *, status: int = 200) -> HttpResponse:
    context = {"form": form, "block_said": said_of_block(request.user), "noindex": True}
    return render(request, "workspace/networks/create.html", context, status=status)
