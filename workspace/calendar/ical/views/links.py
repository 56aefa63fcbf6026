"""The secret addresses of somebody's calendars: on a page of the room, and on one of the account."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.accounts.requests import SignedInRequest
from portal.accounts.signed_in import button_of_account, form_of_account
from workspace.calendar import permissions
from workspace.calendar.ical import linking
from workspace.calendar.models import CalendarLink
from workspace.calendar.querysets import KEY
from workspace.calendar.views import asking
from workspace.projects.access import WorkspaceRequest, button_of_room
from workspace.projects.models import Membership, Project


@asking.page
def of_project(request: WorkspaceRequest) -> HttpResponse:
    """Also the ways out of and into this calendar. A manager who looks inside gives no address out."""
    membership = request.membership
    link = linking.link_of(membership.user, membership) if membership.belongs else None
    public_url = request.build_absolute_uri(reverse("project_events:calendar", args=[membership.project.slug]))
    is_public = Project.objects.with_public_page().filter(pk=membership.project.pk).exists()
    context = {
        "link": link,
        "public_url": public_url if is_public else "",
        "may_plan": permissions.may_plan(membership),
        "belongs": membership.belongs,
    }
    return render(request, "workspace/calendar/ical/of_project.html", {**context, **_urls(request, link)})


@button_of_room(KEY)
def change_of_project(request: WorkspaceRequest) -> HttpResponse:
    """Guests, too, and of a project that is closed: it is their own address."""
    membership = request.membership
    _do(request, membership.user, membership)
    return redirect("workspace:calendar:links", membership.project.slug)


@form_of_account
def mine(request: SignedInRequest) -> HttpResponse:
    link = linking.link_of(request.user)
    return render(request, "workspace/calendar/ical/mine.html", {"link": link, "noindex": True, **_urls(request, link)})


@button_of_account
def change_mine(request: SignedInRequest) -> HttpResponse:
    _do(request, request.user, None)
    return redirect("my_calendar:links")


def _urls(request: HttpRequest, link: CalendarLink | None) -> dict[str, str]:
    """`webcal:` is what calendar programs listen to."""
    if link is None:
        return {"link_url": "", "webcal_url": ""}
    url = request.build_absolute_uri(link.get_absolute_url())
    return {"link_url": url, "webcal_url": f"webcal://{url.partition('://')[2]}"}


def _do(request: HttpRequest, user: User, membership: Membership | None) -> None:
    wanted = request.POST.get("do", "")
    if wanted == "renew":
        linking.renew(actor=user, membership=membership)
        messages.success(request, _("There is a new address. The old one leads nowhere from now."))
    elif wanted == "take_back":
        linking.take_back(actor=user, membership=membership)
        messages.success(request, _("The address leads nowhere from now."))
    else:
        linking.give_out(actor=user, membership=membership)
