"""Plan B: naming it, and moving to it with one button."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.base import typed
from workspace.calendar.forms.plan_b import PlanBForm
from workspace.calendar.services import plan_b
from workspace.calendar.views import asking
from workspace.calendar.views.fetching import event_or_404, next_date
from workspace.projects.access import WorkspaceRequest


@asking.writing
def edit(request: WorkspaceRequest, pk: int) -> HttpResponse:
    event = event_or_404(request, pk)
    form = PlanBForm(request.POST or None, event=event)
    typed.fill_in(request, request.path, form)
    if "none" in request.POST:
        plan_b.set_plan_b(event=event, actor=request.membership.user, start=None, end=None)
        messages.success(request, _("There is no plan B any more."))
        return redirect(event)
    if form.is_valid():
        said = form.cleaned_data
        plan_b.set_plan_b(event=event, actor=request.membership.user, start=said["start"], end=said["end"])
        messages.success(request, _("There is a plan B now. Whoever was asked to come hears of it."))
        return redirect(event)
    context = {"form": form, "event": event, "occurrence": next_date(event)}
    return render(request, "workspace/calendar/plan_b_form.html", context)


@asking.button
def postpone(request: WorkspaceRequest, pk: int) -> HttpResponse:
    event = event_or_404(request, pk)
    asked_again = plan_b.postpone(event=event, actor=request.membership.user)
    messages.success(request, _("It is postponed. Everybody hears of it, and their calendars do so, too."))
    if asked_again:
        said = ngettext(
            "%(count)d person has said yes to something else then, and is asked again.",
            "%(count)d people have said yes to something else then, and are asked again.",
            len(asked_again),
        )
        messages.info(request, said % {"count": len(asked_again)})
    return redirect(event)
