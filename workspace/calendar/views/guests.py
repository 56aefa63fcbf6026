"""Who is asked to come."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.base import typed
from workspace.calendar import services
from workspace.calendar.forms.guests import InviteForm
from workspace.calendar.views import asking
from workspace.calendar.views.fetching import asked_date, date_or_next, event_or_404
from workspace.projects.access import WorkspaceRequest


@asking.writing
def invite(request: WorkspaceRequest, pk: int) -> HttpResponse:
    event = event_or_404(request, pk)
    occurrence = asked_date(request, event)
    form = InviteForm(request.POST or None, event=event, membership=request.membership)
    typed.fill_in(request, request.path, form)
    if form.is_valid():
        asked = services.invite(event=event, actor=request.membership.user, guests=form.invitees)
        said = ngettext("%(count)d person is asked.", "%(count)d people are asked.", len(asked))
        messages.success(request, said % {"count": len(asked)})
        return redirect(occurrence)
    guests = event.guests.filter(recurrence_id=None).select_related("user")
    context = {"form": form, "event": event, "occurrence": occurrence, "guests": list(guests)}
    return render(request, "workspace/calendar/invite.html", context)


@asking.button
def uninvite(request: WorkspaceRequest, pk: int, guest_pk: int) -> HttpResponse:
    """Off the list."""
    event = event_or_404(request, pk)
    guest = get_object_or_404(event.guests.select_related("user"), pk=guest_pk)
    services.uninvite(event=event, actor=request.membership.user, guest=guest)
    messages.success(request, _("%(name)s is no longer on the list.") % {"name": guest.shown_name})
    return redirect(date_or_next(event, request.POST.get("stamp", "")))
