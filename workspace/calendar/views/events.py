"""One event: read, written, changed, moved, cancelled, deleted."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from portal.activity.bell.counting import look_at
from portal.base import typed
from workspace.calendar import moved, services
from workspace.calendar.choices import Scope
from workspace.calendar.forms.events import EventForm
from workspace.calendar.forms.moving import CancelForm, MoveForm
from workspace.calendar.models import Event, Occurrence
from workspace.calendar.services import Invitee
from workspace.calendar.showing import page_of
from workspace.calendar.views import asking
from workspace.calendar.views.fetching import asked_date, asked_scope, date_or_next, event_or_404, next_date
from workspace.projects.access import WorkspaceRequest
from workspace.projects.models import Membership


@asking.page
def detail(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """Its next date."""
    return show(request, next_date(event_or_404(request, pk)))


@asking.page
def date(request: WorkspaceRequest, pk: int, stamp: str) -> HttpResponse:
    event = event_or_404(request, pk)
    occurrence = date_or_next(event, stamp)
    if occurrence.stamp != stamp:
        return redirect(occurrence)
    return show(request, occurrence)


def show(request: WorkspaceRequest, occurrence: Occurrence, **more: Any) -> HttpResponse:
    """`more` are forms that were filled in wrongly."""
    if request.membership.belongs:
        look_at(request, occurrence.event)
    offered = moved.offered(request, request.membership.project)
    context = {**page_of(occurrence, request.membership), "moved": offered, **more}
    return render(request, "workspace/calendar/detail.html", context)


@asking.writing
def create(request: WorkspaceRequest) -> HttpResponse:
    """`?tag=2026-12-03` comes from a day of the month."""
    membership = request.membership
    form = EventForm(request.POST or None, membership=membership, initial={"day": request.GET.get("tag", "")})
    typed.fill_in(request, request.path, form)
    if form.is_valid():
        said = form.cleaned_data
        event = services.create_event(
            project=membership.project,
            actor=membership.user,
            guests=_everybody(membership) if said["invites_all"] else (),
            roles=said["roles"],
            reminders=said["reminders"],
            **form.columns,
        )
        messages.success(request, _("“%(title)s” is in the calendar.") % {"title": event.title})
        return redirect(event)
    return render(request, "workspace/calendar/form.html", {"form": form, "event": None})


def _everybody(membership: Membership) -> list[Invitee]:
    """Whoever asks comes, too."""
    people = membership.project.memberships.active().select_related("user")
    return [Invitee(user=each.user, answer="yes" if each.pk == membership.pk else "") for each in people]


@asking.writing
def edit(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """`?datum=` names the date of a series, `?umfang=` how much of the series is meant."""
    event = event_or_404(request, pk)
    occurrence, scope = asked_date(request, event), asked_scope(request, event)
    form = EventForm(request.POST or None, membership=request.membership, occurrence=occurrence, scope=scope)
    typed.fill_in(request, request.path, form)
    if form.is_valid():
        changed = services.change_event(
            event=event,
            actor=request.membership.user,
            said=form.columns,
            scope=scope,
            recurrence_id=occurrence.recurrence_id,
            roles=form.cleaned_data.get("roles"),
            reminders=form.cleaned_data.get("reminders"),
        )
        messages.success(request, _("The event is changed."))
        return redirect(_address(changed, occurrence, scope))
    context = {
        "form": form,
        "event": event,
        "occurrence": occurrence,
        "scope": scope,
        "scopes": [(value, label, _query(occurrence, value)) for value, label in Scope.choices],
    }
    return render(request, "workspace/calendar/form.html", context)


def _query(occurrence: Occurrence, scope: str) -> str:
    return urlencode({"datum": occurrence.stamp, "umfang": scope})


def _address(event: Event, occurrence: Occurrence, scope: str) -> str:
    """Back to the date that was changed, wherever it is now."""
    if event.is_series and scope == Scope.THIS:
        return date_or_next(event, occurrence.stamp).get_absolute_url()
    return event.get_absolute_url()


@asking.writing
def move(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """By days, by dragging or by a form beside; of a series this date alone. `?datum=` leads back to it."""
    event = event_or_404(request, pk)
    occurrence = date_or_next(event, request.POST.get("stamp", request.GET.get("datum", "")))
    form = MoveForm(request.POST if request.method == "POST" else None, occurrence=occurrence)
    if typed.nothing_sent(request, form):
        return redirect(occurrence)
    if not form.is_valid():
        return show(request, occurrence, move_form=form)
    days = form.days
    if days:
        services.move_event(
            event=event, actor=request.membership.user, recurrence_id=occurrence.recurrence_id, days=days
        )
        moved.offer(request, occurrence, form.said)
    else:
        messages.info(request, _("It is on that day already."))
    return redirect(form.back_to(request, occurrence.get_absolute_url()))


@asking.writing
def cancel(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """Asks first, and says that it stays in the calendar."""
    event = event_or_404(request, pk)
    occurrence = asked_date(request, event)
    form = CancelForm(request.POST or None, event=event)
    if form.is_valid():
        services.cancel_event(
            event=event,
            actor=request.membership.user,
            note=form.cleaned_data["note"],
            scope=form.scope,
            recurrence_id=occurrence.recurrence_id,
        )
        messages.success(request, _("It is cancelled. The calendar says so to everybody."))
        return redirect(_address(event, occurrence, Scope.THIS))
    context = {"form": form, "event": event, "occurrence": occurrence}
    return render(request, "workspace/calendar/cancel.html", context)


@asking.button
def restore(request: WorkspaceRequest, pk: int) -> HttpResponse:
    event = event_or_404(request, pk)
    occurrence = date_or_next(event, request.POST.get("stamp", ""))
    services.restore_event(event=event, actor=request.membership.user, recurrence_id=occurrence.recurrence_id)
    messages.success(request, _("It takes place after all."))
    return redirect(occurrence)


@asking.writing
def delete(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """Asks first: there is no way back, while what is cancelled can take place after all."""
    event = event_or_404(request, pk)
    if request.method == "POST":
        services.delete_event(event=event, actor=request.membership.user)
        messages.success(request, _("The event is deleted."))
        return redirect("workspace:calendar:list", request.membership.project.slug)
    return render(request, "workspace/calendar/delete.html", {"event": event})
