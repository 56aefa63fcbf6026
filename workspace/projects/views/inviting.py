"""Inviting: by mail, or by a link; and what became of it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from portal.accounts import limits
from portal.base import typed
from portal.moderation.errors import ModerationError
from workspace.projects.access import WorkspaceRequest, button_of_room, page_of_room
from workspace.projects.errors import ProjectError
from workspace.projects.forms.people import InviteForm, LinkForm
from workspace.projects.models import Invitation
from workspace.projects.permissions import may_invite
from workspace.projects.querysets import InvitationQuerySet
from workspace.projects.services import inviting

A_PAGE = 50
TOO_MANY_REQUESTS = 429
SAID = "invited"
"""What the session keeps for the next page: who was sent an invitation, and who was passed over."""


@page_of_room("people")
def invitations(request: WorkspaceRequest) -> HttpResponse:
    _require_may_invite(request)
    form = InviteForm(request.POST or None, membership=request.membership)
    typed.fill_in(request, request.path, form)
    if form.is_valid():
        if not limits.within(request, action="invite"):
            return _too_many(request, form, "by_mail")
        try:
            done = inviting.invite(membership=request.membership, **form.cleaned_data)
        except (ProjectError, ModerationError) as problem:
            form.add_error(None, str(problem))
            return _page(request, by_mail=form)
        sent = [invitation.email for invitation in done.sent]
        request.session[SAID] = {"slug": _slug(request), "sent": sent, "passed_over": done.passed_over}
        return redirect("workspace:invitations", _slug(request))
    return _page(request, by_mail=form)


@page_of_room("people")
def make_link(request: WorkspaceRequest) -> HttpResponse:
    """Its form stands on the page of the invitations, too."""
    _require_may_invite(request)
    form = LinkForm(request.POST or None, membership=request.membership)
    if form.is_valid():
        if not limits.within(request, action="invite"):
            return _too_many(request, form, "by_link")
        try:
            inviting.make_link(membership=request.membership, **form.cleaned_data)
        except (ProjectError, ModerationError) as problem:
            form.add_error(None, str(problem))
            return _page(request, by_link=form)
        messages.success(request, _("The link is there: copy it, and pass it on to those whom you want to have here."))
        return redirect("workspace:invitations", _slug(request))
    return _page(request, by_link=form)


@button_of_room("people")
def send_again(request: WorkspaceRequest, pk: int) -> HttpResponse:
    invitation = _own_or_404(request, pk)
    if not limits.within(request, action="invite_again", key=invitation.email):
        messages.error(request, _("This invitation was sent several times today. Please wait until tomorrow."))
        return redirect("workspace:invitations", _slug(request))
    try:
        inviting.send_again(membership=request.membership, invitation=invitation)
        messages.success(request, _("The invitation is on its way to %(address)s again.") % {"address": invitation})
    except (ProjectError, ModerationError) as problem:
        messages.error(request, str(problem))
    return redirect("workspace:invitations", _slug(request))


@button_of_room("people")
def take_back(request: WorkspaceRequest, pk: int) -> HttpResponse:
    try:
        inviting.take_back(membership=request.membership, invitation=_own_or_404(request, pk))
        messages.success(request, _("Taken back: nobody comes in by it any more."))
    except ProjectError as problem:
        messages.error(request, str(problem))
    return redirect("workspace:invitations", _slug(request))


def _page(
    request: WorkspaceRequest,
    *,
    by_mail: InviteForm | None = None,
    by_link: LinkForm | None = None,
    status: int = 200,
) -> HttpResponse:
    rows = _theirs(request).unused().select_related("invited_by")
    said = request.session.pop(SAID, None)
    context: dict[str, Any] = {  # Any: a template's context
        "by_mail": by_mail or InviteForm(membership=request.membership),
        "by_link": by_link or LinkForm(membership=request.membership, auto_id="link_%s"),
        "links": list(rows.links()[:A_PAGE]),
        "page_obj": Paginator(rows.by_mail(), A_PAGE).get_page(request.GET.get("page")),
        "said": said if said and said["slug"] == _slug(request) else None,
        "base": request.build_absolute_uri("/")[:-1],
    }
    return render(request, "workspace/projects/invitations.html", context, status=status)


def _too_many(request: WorkspaceRequest, form: Any, name: str) -> HttpResponse:  # Any: one of the two forms
    form.add_error(None, _("You have invited a lot of people already. Please go on in an hour."))
    return _page(request, **{name: form}, status=TOO_MANY_REQUESTS)


def _theirs(request: WorkspaceRequest) -> InvitationQuerySet:
    """Admins see all, others their own: who has a link can come in by it."""
    rows = request.membership.project.invitations.all()
    return rows if request.membership.is_admin else rows.filter(invited_by=request.user)


def _own_or_404(request: WorkspaceRequest, pk: int) -> Invitation:
    return get_object_or_404(_theirs(request), pk=pk)


def _require_may_invite(request: WorkspaceRequest) -> None:
    if not may_invite(request.membership):
        raise PermissionDenied


def _slug(request: WorkspaceRequest) -> str:
    return request.membership.project.slug
