"""Whether somebody comes, and what they bring along."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from workspace.calendar.choices import Reply
from workspace.calendar.forms.answers import AnswerForm
from workspace.calendar.models import Guest
from workspace.calendar.services import answering, parts
from workspace.calendar.views import asking
from workspace.calendar.views.fetching import date_or_next, event_or_404
from workspace.projects.access import WorkspaceRequest


@asking.saying
def answer(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """For this date; with `all` for the whole series."""
    event = event_or_404(request, pk)
    form = AnswerForm(request.POST)
    occurrence = date_or_next(event, request.POST.get("stamp", ""))
    if form.is_valid():
        guest = answering.answer(
            event=event,
            user=request.membership.user,
            reply=form.cleaned_data["reply"],
            recurrence_id=None if form.cleaned_data["all"] else occurrence.recurrence_id,
            comment=form.cleaned_data["comment"],
        )
        messages.success(request, said_of(guest))
    return redirect(occurrence)


def said_of(guest: Guest) -> str:
    if guest.waits:
        return _("All places are taken. You are on the waiting list and hear as soon as one is free.")
    words = {
        Reply.YES: _("You come. See you there!"),
        Reply.MAYBE: _("You perhaps come."),
        Reply.NO: _("You do not come."),
    }
    return words[Reply(guest.answer)]


@asking.saying
def help_along(request: WorkspaceRequest, pk: int, role_pk: int) -> HttpResponse:
    """“I do it”, and with `undo` no longer."""
    event = event_or_404(request, pk)
    role = get_object_or_404(event.roles, pk=role_pk)
    role.event = event
    occurrence = date_or_next(event, request.POST.get("stamp", ""))
    take = parts.hand_back if "undo" in request.POST else parts.take_on
    take(role=role, recurrence_id=occurrence.recurrence_id, membership=request.membership)
    if "undo" in request.POST:
        messages.success(request, _("You no longer do it."))
    else:
        messages.success(request, _("You do it. Thank you!"))
    return redirect(occurrence)
