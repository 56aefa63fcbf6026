"""Who belongs to the project: the room, one's own card, and what its admins do there."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from portal.base import typed
from portal.base.leafing import Leafed
from portal.base.prepared import prepared
from portal.moderation.errors import ModerationError
from workspace.projects import permissions
from workspace.projects.access import WorkspaceRequest, page_of_room
from workspace.projects.choices import Role
from workspace.projects.departures import notes_of
from workspace.projects.errors import ProjectError
from workspace.projects.forms.people import CardForm, PersonForm
from workspace.projects.leads import lacks_leads
from workspace.projects.models import JoinRequest, Membership
from workspace.projects.querysets import MembershipQuerySet
from workspace.projects.services import cards, leaving, roles

A_PAGE = 24
LONGEST_SEARCH = 100
ROLE_NAMES = {"admins": Role.ADMIN, "mitglieder": Role.MEMBER, "gaeste": Role.GUEST}
"""How the roles are called in addresses."""


@page_of_room("people")
def people(request: WorkspaceRequest) -> HttpResponse:
    """Everybody sees everybody; admins besides, who waits outside."""
    own = request.membership
    project = own.project
    words, role = request.GET.get("q", "").replace("\0", "").strip()[:LONGEST_SEARCH], request.GET.get("rolle", "")
    if words or role in ROLE_NAMES:
        rows = _people(project.pk).matching(words)
        pages = Paginator(rows.filter(role=ROLE_NAMES[role]) if role in ROLE_NAMES else rows, A_PAGE)
    else:
        pages = Leafed(_first(project.pk), A_PAGE, lambda: _people(project.pk))
    page = pages.get_page(request.GET.get("page"))
    decides = permissions.may_decide_requests(own)
    context: dict[str, Any] = {  # Any: a template's context
        "page_obj": page,
        "words": words,
        "role": role,
        "roles": [(name, each.label) for name, each in ROLE_NAMES.items()],
        "query": urlencode({name: value for name, value in (("q", words), ("rolle", role)) if value}),
        "may_administer": permissions.may_administer(own),
        "may_invite": permissions.may_invite(own),
        "requests": _waiting(project.pk) if decides else [],
        "lacks_leads": lacks_leads(own),
    }
    return render(request, "workspace/projects/people.html", context)


def _people(project: int) -> "MembershipQuerySet":
    return Membership.objects.filter(project=project).active().select_related("user").in_order()


@prepared
def _first(project: int) -> "QuerySet[Membership]":
    return _people(project)[: A_PAGE + 1]


@prepared
def _waiting(project: int) -> "QuerySet[JoinRequest]":
    return JoinRequest.objects.filter(project=project).waiting().select_related("user")[:A_PAGE]


@page_of_room("people")
def own_card(request: WorkspaceRequest) -> HttpResponse:
    """What the others see of oneself in this project."""
    if not permissions.may_leave(request.membership):
        raise PermissionDenied
    form = CardForm(request.POST or None, instance=request.membership)
    typed.fill_in(request, request.path, form)
    if form.is_valid():
        try:
            cards.change(membership=request.membership, **form.cleaned_data)
        except ModerationError as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Your card is changed."))
            return _back(request)
    return render(request, "workspace/projects/own_card.html", {"form": form})


@page_of_room("people")
def person(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """What an admin decides about somebody, also about themselves."""
    other = _other_or_404(request, pk)
    if not permissions.may_change_role(request.membership, other):
        raise PermissionDenied
    initial = {"role": other.role, "is_lead": other.is_lead}
    can_step_down = other.pk == request.membership.pk and not leaving.is_last_admin(other)
    form = PersonForm(request.POST or None, initial=initial, can_step_down=can_step_down)
    if form.is_valid():
        try:
            now = roles.change(membership=request.membership, other=other, **form.cleaned_data)
        except (ProjectError, ModerationError) as problem:
            form.add_error("role", str(problem))
        else:
            said = {"name": now.user.name, "role": now.get_role_display()}
            messages.success(request, _("%(name)s: %(role)s.") % said)
            return _back(request)
    context = {
        "form": form,
        "other": other,
        "may_remove": permissions.may_remove(request.membership, other),
        "may_hand_over": permissions.may_hand_over(request.membership, other) and other.user.is_active,
    }
    return render(request, "workspace/projects/person.html", context)


@page_of_room("people")
def remove_person(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """The page asks, its button does it."""
    other = _other_or_404(request, pk)
    if not permissions.may_remove(request.membership, other):
        raise PermissionDenied
    if request.method == "POST":
        try:
            leaving.remove(membership=request.membership, other=other)
            messages.success(request, _("%(name)s no longer belongs to the project.") % {"name": other.user.name})
        except (ProjectError, ModerationError) as problem:
            messages.error(request, str(problem))
        return _back(request)
    links = request.membership.project.invitations.open().links().exclude(invited_by=other.user)
    context = {"other": other, "links": links.count(), "notes": notes_of(other)}
    return render(request, "workspace/projects/remove_person.html", context)


@page_of_room("people")
def hand_over(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """The page asks, its button does it."""
    other = _other_or_404(request, pk)
    if not permissions.may_hand_over(request.membership, other):
        raise PermissionDenied
    if request.method == "POST":
        try:
            roles.hand_over(membership=request.membership, other=other)
            messages.success(request, _("The project is in the hands of %(name)s now.") % {"name": other.user.name})
        except ProjectError as problem:
            messages.error(request, str(problem))
        return _back(request)
    return render(request, "workspace/projects/hand_over.html", {"other": other})


@page_of_room("people")
def leave(request: WorkspaceRequest) -> HttpResponse:
    """The page asks, its button does it; the last admin is told what to do first."""
    own = request.membership
    if not permissions.may_leave(own):
        raise PermissionDenied
    if request.method == "POST":
        try:
            leaving.leave(membership=own)
        except ProjectError as problem:
            messages.error(request, str(problem))
            return redirect("workspace:leave", own.project.slug)
        messages.success(request, _("You have left “%(name)s”.") % {"name": own.project.name})
        return redirect("workspaces:overview")
    context = {
        "needs_successor": leaving.needs_successor(own),
        "finishes": leaving.finishes(own),
        "notes": notes_of(own),
    }
    return render(request, "workspace/projects/leave.html", context)


def _other_or_404(request: WorkspaceRequest, pk: int) -> Membership:
    rows = request.membership.project.memberships.select_related("user", "project")
    return get_object_or_404(rows, pk=pk)


def _back(request: WorkspaceRequest) -> HttpResponse:
    return redirect("workspace:people", request.membership.project.slug)
