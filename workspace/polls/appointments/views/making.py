"""Beginning an appointment poll: one form, whose buttons draw it again with other days and times."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from portal.base import typed
from portal.base.models import PortalSettings
from portal.moderation.errors import ModerationError, RefusedError
from workspace.polls import doors
from workspace.polls.appointments import choosing, month
from workspace.polls.appointments.choices import DURATIONS
from workspace.polls.appointments.choosing import Picked
from workspace.polls.appointments.errors import AppointmentError
from workspace.polls.appointments.forms.making import BeginningForm
from workspace.polls.appointments.models import AppointmentPoll
from workspace.polls.appointments.services import making
from workspace.projects.access import WorkspaceRequest


@doors.writing
def create(request: WorkspaceRequest) -> HttpResponse:
    """A button that is not the last one (`do`) changes what is drawn; a script asks for that part alone."""
    picked = choosing.read(request.POST)
    form, problem = BeginningForm(membership=request.membership), ""
    typed.fill_in(request, request.path, form)
    if "do" in request.POST:
        picked = choosing.press(picked, request.POST["do"])
        form = BeginningForm(membership=request.membership, initial=_typed(request))
    elif request.method == "POST":
        form = BeginningForm(request.POST, membership=request.membership)
        poll, problem = _begin(request, form, picked)
        if poll is not None:
            return redirect(poll)
    template = "days.html" if asks_for_days(request) else "form.html"
    return render(request, f"workspace/polls/appointments/{template}", _context(request, form, picked, problem))


def asks_for_days(request: WorkspaceRequest) -> bool:
    """Asked for by a script, which puts the days into the page that is there, and takes away what was wrong before."""
    return bool(request.headers.get("HX-Request")) and "do" in request.POST


def _begin(request: WorkspaceRequest, form: BeginningForm, picked: Picked) -> tuple[AppointmentPoll | None, str]:
    """The poll; or what is wrong with the days."""
    is_whole = form.is_valid()
    try:
        spans = picked.spans(form.zone_of_times())
        making.check(spans, form.zone_of_times())
    except AppointmentError as problem:
        return None, str(problem)
    if not is_whole:
        return None, ""
    try:
        poll = making.begin(
            membership=request.membership,
            rules=form.new_poll(),
            said=form.said,
            spans=spans,
            minutes=picked.minutes,
            capacity=form.cleaned_data["capacity"],
        )
    except (ModerationError, RefusedError) as problem:
        form.add_error(None, str(problem))
        return None, ""
    return poll, ""


def _typed(request: WorkspaceRequest) -> dict[str, object]:
    """What was typed so far, without a word about what is missing."""
    sent = request.POST
    names = [name for name in BeginningForm.base_fields if name != "must_come"]
    said: dict[str, object] = {name: sent.get(name, "") for name in names}
    return {**said, "must_come": sent.getlist("must_come")}


def _context(request: WorkspaceRequest, form: BeginningForm, picked: Picked, problem: str) -> dict[str, object]:
    region = PortalSettings.for_request(request).holiday_region
    return {
        "form": form,
        "drawn": month.drawn(picked, request.membership, region),
        "durations": DURATIONS,
        "problem": problem,
        "is_part": asks_for_days(request),
        "most": choosing.MOST_OPTIONS,
    }
