"""A file of another calendar: chosen, looked at, taken."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workspace.calendar.ical import importing, undoing
from workspace.calendar.ical.comparing import Compared, State, compare
from workspace.calendar.ical.errors import CalendarFileError
from workspace.calendar.ical.forms import ChoiceForm, UploadForm
from workspace.calendar.ical.importing import Taken
from workspace.calendar.ical.limits import MOST_TAKEN
from workspace.calendar.ical.reading import Contents
from workspace.calendar.models import UploadedCalendar
from workspace.calendar.views import asking
from workspace.projects.access import WorkspaceRequest

MOST_LEFT_OUT = 50
LATELY = 5
NOTHING = undoing.Plan([], [], [])


@asking.writing
def upload(request: WorkspaceRequest) -> HttpResponse:
    form = UploadForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            uploaded = importing.upload(membership=request.membership, name=file.name or "", data=file.read())
        except CalendarFileError as problem:
            form.add_error("file", str(problem))
        else:
            return redirect(uploaded)
    lately = request.membership.project.taken_calendars.annotate(count=Count("events"))[:LATELY]
    return render(request, "workspace/calendar/ical/upload.html", {"form": form, "lately": lately})


@asking.writing
def preview(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """What is in the file, what of it is here already; with a POST what was chosen is taken."""
    rows = UploadedCalendar.objects.filter(membership=request.membership.pk).select_related("membership__user")
    uploaded = get_object_or_404(rows, pk=pk)
    uploaded.membership.project = request.membership.project
    contents = importing.contents_of(uploaded)
    compared = compare(request.membership.project, contents.entries)
    form = ChoiceForm(
        request.POST if request.method == "POST" else None,
        numbers=[each.number for each in compared if each.can_be_taken],
    )
    if form.is_valid():
        taken = importing.take(uploaded=uploaded, chosen=form.cleaned_data["chosen"])
        messages.success(request, _said(taken))
        messages.info(request, _("Under “Take over dates” all of it can be taken back."))
        return redirect("workspace:calendar:list", request.membership.project.slug)
    context = {"form": form, "uploaded": uploaded, **_shown(contents, compared, request)}
    return render(request, "workspace/calendar/ical/preview.html", context)


@asking.writing
def take_back(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """Asks first, and names what stays. Whoever presses second hears that it is done."""
    project = request.membership.project
    if request.method == "POST":
        last = project.taken_calendars.filter(pk=pk).select_related("project").first()
        done = undoing.take_back(taken=last, actor=request.membership.user) if last is not None else NOTHING
        messages.success(request, _said_of(done))
        return redirect("workspace:calendar:list", project.slug)
    taken = get_object_or_404(project.taken_calendars, pk=pk)
    taken.project = project
    context = {"taken": taken, "plan": undoing.plan_of(taken)}
    return render(request, "workspace/calendar/ical/take_back.html", context)


@asking.button
def throw_away(request: WorkspaceRequest, pk: int) -> HttpResponse:
    uploaded = UploadedCalendar.objects.filter(membership=request.membership.pk, pk=pk).first()
    if uploaded is not None:
        importing.throw_away(uploaded=uploaded)
        messages.success(request, _("Nothing was taken."))
    return redirect("workspace:calendar:list", request.membership.project.slug)


def _shown(
    contents: Contents, compared: Sequence[Compared], request: WorkspaceRequest
) -> dict[str, Any]:  # Any: a context
    """So many as can be taken at once; what is over stands last, and is not chosen."""
    open_ones = [each for each in compared if each.can_be_taken and not each.is_over]
    over = [each for each in compared if each.can_be_taken and each.is_over]
    coming = open_ones[:MOST_TAKEN]
    chosen = None
    if request.method == "POST":
        chosen = {int(each) for each in request.POST.getlist("chosen") if each.isascii() and each.isdigit()}
    return {
        "coming": [(each, each.is_chosen if chosen is None else each.number in chosen) for each in coming],
        "over": [(each, chosen is not None and each.number in chosen) for each in over[: MOST_TAKEN - len(coming)]],
        "known": [each for each in compared if each.state == State.KNOWN],
        "hidden": len(open_ones) + len(over) - len(coming) - len(over[: MOST_TAKEN - len(coming)]),
        "most": MOST_TAKEN,
        "left_out": contents.left_out[:MOST_LEFT_OUT],
        "left_out_count": len(contents.left_out),
        "others": contents.others,
    }


def _said(taken: Taken) -> str:
    said = []
    if taken.made:
        said.append(
            ngettext("%(count)d event is new.", "%(count)d events are new.", taken.made) % {"count": taken.made}
        )
    if taken.changed:
        changed = ngettext("%(count)d event is changed.", "%(count)d events are changed.", taken.changed)
        said.append(changed % {"count": taken.changed})
    return " ".join(said) or _("Nothing was taken.")


def _said_of(done: undoing.Plan) -> str:
    said = []
    if done.gone:
        gone = ngettext("%(count)d event is gone again.", "%(count)d events are gone again.", len(done.gone))
        said.append(gone % {"count": len(done.gone)})
    if done.as_before:
        back = ngettext("%(count)d event is as before.", "%(count)d events are as before.", len(done.as_before))
        said.append(back % {"count": len(done.as_before)})
    if done.stays:
        stays = ngettext("%(count)d event stays.", "%(count)d events stay.", len(done.stays))
        said.append(stays % {"count": len(done.stays)})
    return " ".join(said) or _("It is taken back already.")
