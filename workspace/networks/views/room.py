"""The networks of a project, in its workspace."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from portal.moderation.errors import ModerationError
from workspace.networks.choices import State
from workspace.networks.errors import NetworkError
from workspace.networks.forms.projects import AnswerForm
from workspace.networks.models import Affiliation
from workspace.networks.room import open_invitations
from workspace.networks.services import affiliating
from workspace.projects.access import WorkspaceRequest, button_of_room, page_of_room
from workspace.projects.permissions import may_administer


@page_of_room("networks")
def networks(request: WorkspaceRequest) -> HttpResponse:
    """Its admins answer and ask, all others read to what it belongs."""
    membership = request.membership
    is_admin = may_administer(membership)
    rows = membership.project.affiliations.of_late().select_related("network").order_by("network__name", "pk")
    shown = [row for row in rows if row.network.is_open]
    context = {
        "members": [row for row in shown if row.state == State.MEMBER],
        "invitations": open_invitations(membership) if is_admin else [],
        "asked": [row for row in shown if row.state in {State.ASKED, State.DECLINED}] if is_admin else [],
        "is_admin": is_admin,
        "may_answer": is_admin and not membership.project.is_closed,
    }
    return render(request, "workspace/networks/room.html", context)


@button_of_room("networks")
def answer(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """To the invitation of a network."""
    row = _row_or_404(request, pk)
    form = AnswerForm(request.POST)
    try:
        if not form.is_valid():
            raise NetworkError.changed_meanwhile()
        is_yes = form.cleaned_data["decision"] == "yes"
        said = form.cleaned_data["answer"]
        affiliating.answer_invitation(membership=request.membership, affiliation=row, is_yes=is_yes, answer=said)
        done = _("Your project belongs to “%(name)s” now.") if is_yes else _("Turned down. Its admins get a mail.")
        messages.success(request, done % {"name": row.network.name})
    except (NetworkError, ModerationError) as problem:
        messages.error(request, str(problem))
    return _back(request)


@button_of_room("networks")
def end(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """It leaves, or takes back what it has asked."""
    if not may_administer(request.membership):
        raise PermissionDenied
    row = request.membership.project.affiliations.filter(pk=pk).select_related("network").first()
    if row is not None:
        affiliating.end_by_project(membership=request.membership, affiliation=row)
    messages.success(request, _("Done: your project does not belong to it any more."))
    return _back(request)


def _row_or_404(request: WorkspaceRequest, pk: int) -> Affiliation:
    if not may_administer(request.membership):
        raise PermissionDenied
    row = request.membership.project.affiliations.filter(pk=pk).select_related("network").first()
    if row is None:
        raise Http404
    return row


def _back(request: WorkspaceRequest) -> HttpResponse:
    return redirect("workspace:networks:list", request.membership.project.slug)
