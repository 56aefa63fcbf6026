"""Files and texts that belong to an event, and its minutes."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from workspace.calendar.forms.attachments import AttachForm
from workspace.calendar.services import parts
from workspace.calendar.services.minutes import write_minutes
from workspace.calendar.views import asking
from workspace.calendar.views.fetching import asked_date, date_or_next, event_or_404
from workspace.projects.access import WorkspaceRequest
from workspace.projects.minutes import writer_in


@asking.writing
def attach(request: WorkspaceRequest, pk: int) -> HttpResponse:
    event = event_or_404(request, pk)
    occurrence = asked_date(request, event)
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = AttachForm(*sent, membership=request.membership)
    if form.is_valid():
        parts.attach(event=event, actor=request.membership.user, things=form.things())
        messages.success(request, _("It is attached."))
        return redirect(occurrence)
    return render(request, "workspace/calendar/attach.html", {"form": form, "event": event, "occurrence": occurrence})


@asking.button
def detach(request: WorkspaceRequest, pk: int, attachment_pk: int) -> HttpResponse:
    """The thing itself stays."""
    event = event_or_404(request, pk)
    attachment = get_object_or_404(event.attachments, pk=attachment_pk)
    attachment.event = event
    parts.detach(attachment=attachment, actor=request.membership.user)
    messages.success(request, _("It is no longer attached. It is still where it was."))
    return redirect(date_or_next(event, request.POST.get("stamp", "")))


@asking.button
def minutes(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """A text that hangs on the event; pressed again, the same."""
    membership = request.membership
    event = event_or_404(request, pk)
    occurrence = date_or_next(event, request.POST.get("stamp", ""))
    writer = writer_in(membership.project)
    if writer is None:
        messages.error(request, _("This project writes no texts."))
        return redirect(occurrence)
    thing = write_minutes(occurrence=occurrence, membership=membership, writer=writer)
    return redirect(thing.url if thing is not None else occurrence)
