"""What whoever organises a poll does with it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.base import typed
from portal.base.models import PortalSettings
from portal.base.numbers import row_number
from portal.moderation.errors import ModerationError, RefusedError
from workspace.polls import doors
from workspace.polls.appointments import choosing, closing, editing, month, permissions, ranking, showing
from workspace.polls.appointments.choices import DURATIONS
from workspace.polls.appointments.errors import AppointmentError
from workspace.polls.appointments.forms.making import SayingForm
from workspace.polls.appointments.forms.proposing import ProposalForm
from workspace.polls.appointments.listing import name_in_list
from workspace.polls.appointments.models import AppointmentPoll
from workspace.polls.appointments.services import changing, deleting, inviting, proposing, reminding
from workspace.polls.appointments.views.fetching import option_or_404, poll_or_404
from workspace.polls.appointments.views.making import asks_for_days
from workspace.polls.appointments.views.pages import said_of_proposal, show
from workspace.projects.access import WorkspaceRequest


@doors.writing
def edit(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """As `making.create`: buttons that are not the last one draw it again."""
    poll = _organised(request, pk)
    if poll.is_closed:
        messages.error(request, str(AppointmentError.is_closed()))
        return redirect(poll)
    options = list(poll.options.filter(Q(is_accepted=True) | Q(removed_at__isnull=False)))
    data = request.POST if request.method == "POST" else QueryDict()
    picked, problem = choosing.read(data, minutes=poll.minutes), ""
    form = SayingForm(membership=request.membership, initial=_as_it_is(poll))
    if "do" in data:
        picked = choosing.press(picked, data["do"])
        form = SayingForm(membership=request.membership, initial=_typed(data))
    elif request.method == "POST":
        form = SayingForm(data, membership=request.membership, initial=_as_it_is(poll))
        is_whole = form.is_valid()
        try:
            changes = editing.read(data, poll, options, picked)
            if is_whole:
                changing.change(poll=poll, membership=request.membership, said=form.said, changes=changes)
                messages.success(request, _("The poll is changed. Nobody's answer is lost."))
                return redirect(poll)
        except AppointmentError as refused:
            problem = str(refused)
        except (ModerationError, RefusedError) as refused:
            form.add_error(None, str(refused))
    context = {
        "poll": poll,
        "form": form,
        "rows": editing.rows_of(poll, [each for each in options if each.removed_at is None], data),
        "removed": editing.rows_of(poll, [each for each in options if each.removed_at is not None], data),
        "drawn": month.drawn(picked, request.membership, PortalSettings.for_request(request).holiday_region),
        "durations": DURATIONS,
        "problem": problem,
        "most": choosing.MOST_OPTIONS,
    }
    template = "days" if asks_for_days(request) else "edit"
    return render(request, f"workspace/polls/appointments/{template}.html", context)


@doors.writing
def close(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """The dates, the best first, with who cannot come."""
    poll = _organised(request, pk)
    if request.method == "POST":
        option = option_or_404(poll, row_number(request.POST.get("option", "")))
        try:
            closed = closing.close(poll=poll, membership=request.membership, option=option)
        except (ModerationError, RefusedError) as problem:
            messages.error(request, str(problem))
            return redirect(poll)
        messages.success(request, _said_of(closed))
        return redirect(closed)
    if poll.is_closed:
        return redirect(poll)
    options = list(poll.options.standing())
    numbers = ranking.numbers_of(poll)
    clock = showing.clock_of(poll, options, "")
    lines = {line.option.pk: line for line in showing.lines_of(poll, options, clock, participant=None)}
    may_see = permissions.may_see_answers(request.membership, poll, has_answered=True)
    for key, missing in showing.missing_on(poll, options, names=may_see).items():
        lines[key].missing = missing
    context = {
        "poll": poll,
        "lines": [lines[option.pk] for option in ranking.in_order(options, numbers)],
        "must_come": poll.must_come.exists(),
        "chosen": row_number(request.GET.get("option", "")),
    }
    return render(request, "workspace/polls/appointments/close.html", context)


@doors.button
def reopen(request: WorkspaceRequest, pk: int) -> HttpResponse:
    poll = closing.reopen(poll=poll_or_404(request, pk), membership=request.membership)
    messages.success(request, _("The poll is open again, with all its answers."))
    return redirect(poll)


@doors.button
def remind(request: WorkspaceRequest, pk: int) -> HttpResponse:
    poll = poll_or_404(request, pk)
    try:
        reminding.remind(poll=poll, membership=request.membership)
    except AppointmentError as problem:
        messages.info(request, str(problem))
    else:
        messages.success(request, _("Whoever has not answered yet is reminded."))
    return redirect(poll)


@doors.button
def invite(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """By mail, people from outside: one address a line."""
    poll = poll_or_404(request, pk)
    number = inviting.invite(poll=poll, membership=request.membership, typed=request.POST.get("addresses", ""))
    if number:
        said = ngettext("%(number)d person is asked by mail.", "%(number)d people are asked by mail.", number)
        messages.success(request, said % {"number": number})
    else:
        messages.info(request, _("They were all asked already."))
    return redirect(f"{poll.get_absolute_url()}#link")


@doors.talking
def propose(request: WorkspaceRequest, pk: int) -> HttpResponse:
    poll = poll_or_404(request, pk)
    form = ProposalForm(request.POST if request.method == "POST" else None, poll=poll)
    if typed.nothing_sent(request, form):
        return redirect(f"{poll.get_absolute_url()}#vorschlag")
    if form.is_valid():
        try:
            option = proposing.propose(poll=poll, membership=request.membership, span=form.span)
        except AppointmentError as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, said_of_proposal(option))
            return redirect(poll)
    return show(request, poll, proposal=form)


@doors.button
def decide(request: WorkspaceRequest, pk: int, option_pk: int) -> HttpResponse:
    """About a proposal; with `undo` it is not taken."""
    poll = poll_or_404(request, pk)
    is_accepted = "undo" not in request.POST
    proposing.decide(option=option_or_404(poll, option_pk), membership=request.membership, is_accepted=is_accepted)
    if is_accepted:
        messages.success(request, _("The date is one of them now. Whoever has answered hears of it."))
    else:
        messages.success(request, _("The date is not taken. Where you change the poll you can put it back."))
    return redirect(poll)


@doors.button
def delete(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """At once: the list offers to take it back."""
    poll = poll_or_404(request, pk)
    deleting.remove(poll=poll, membership=request.membership)
    room = reverse("workspace:polls:list", args=[request.membership.project.slug])
    return redirect(f"{room}?geloescht={name_in_list(poll)}")


@doors.button
def restore(request: WorkspaceRequest, pk: int) -> HttpResponse:
    poll = deleting.restore(poll=poll_or_404(request, pk, is_deleted=True), membership=request.membership)
    messages.success(request, _("The poll is there again."))
    return redirect(poll)


def _organised(request: WorkspaceRequest, pk: int) -> AppointmentPoll:
    poll = poll_or_404(request, pk)
    if not permissions.may_organise(request.membership, poll):
        raise PermissionDenied
    return poll


def _said_of(poll: AppointmentPoll) -> str:
    if poll.event_url:
        return _("The date is chosen and stands in the calendar. Everybody who has answered hears of it.")
    return _("The date is chosen. Everybody who has answered hears of it.")


def _as_it_is(poll: AppointmentPoll) -> dict[str, object]:
    return {
        "title": poll.title,
        "where": poll.link or poll.place,
        "description": poll.description,
        "deadline": poll.deadline and poll.deadline.astimezone(showing.zone_of(poll)).date(),
        "takes_outsiders": poll.takes_outsiders,
        "must_come": list(poll.must_come.values_list("pk", flat=True)),
    }


def _typed(data: QueryDict) -> dict[str, object]:
    said: dict[str, object] = {name: data.get(name, "") for name in SayingForm.base_fields if name != "must_come"}
    return {**said, "must_come": data.getlist("must_come")}
