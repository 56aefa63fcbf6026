"""The page of a poll: one's own answer, and those of the others."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from portal.base import typed
from portal.moderation.errors import ModerationError, RefusedError
from workspace.polls import doors
from workspace.polls.appointments import permissions, showing
from workspace.polls.appointments.choices import Value
from workspace.polls.appointments.forms.answering import AnswerForm, typed_values
from workspace.polls.appointments.forms.proposing import ProposalForm
from workspace.polls.appointments.models import AppointmentPoll, Option, Participant
from workspace.polls.appointments.services import answering, reminding
from workspace.polls.appointments.views.fetching import option_or_404, poll_or_404
from workspace.projects.access import WorkspaceRequest
from workspace.projects.models import Membership


@doors.page
def detail(request: WorkspaceRequest, pk: int) -> HttpResponse:
    return show(request, poll_or_404(request, pk))


@doors.talking
def answer(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """A form of its own address: read, it is the page of the poll."""
    poll = poll_or_404(request, pk)
    if request.method != "POST":
        return redirect(poll)
    form = AnswerForm(request.POST)
    if form.is_valid():
        try:
            answering.answer(poll=poll, membership=request.membership, answers=form.answers)
        except (ModerationError, RefusedError) as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Thank you, your answer is kept. You can change it here at any time."))
            return redirect(poll)
    return show(request, poll_or_404(request, pk), form)


@doors.page
def option(request: WorkspaceRequest, pk: int, option_pk: int) -> HttpResponse:
    """Who can come on one date: for polls with many people."""
    poll = poll_or_404(request, pk)
    there = option_or_404(poll, option_pk)
    me = _me(request, poll)
    may_see = permissions.may_see_answers(request.membership, poll, has_answered=_has_answered(me))
    answers = there.answers.select_related("participant__user").order_by("participant__answered_at", "participant")
    names: dict[str, list[str]] = {value: [] for value in Value}
    for each in answers if may_see else ():
        names[each.value].append(each.participant.shown_name)
    clock = showing.clock_of(poll, [there], request.GET.get("zone", ""))
    context = {
        "poll": poll,
        "option": there,
        "words": showing.words_of(poll, there, clock),
        "may_see": may_see,
        "groups": [(value, names[value]) for value in _values(poll)],
    }
    return render(request, "workspace/polls/appointments/option.html", context)


def show(
    request: WorkspaceRequest,
    poll: AppointmentPoll,
    form: AnswerForm | None = None,
    proposal: ProposalForm | None = None,
) -> HttpResponse:
    membership = request.membership
    me = _me(request, poll)
    may_see = permissions.may_see_answers(membership, poll, has_answered=_has_answered(me))
    options = list(poll.options.standing())
    clock = showing.clock_of(poll, options, request.GET.get("zone", ""))
    is_typed = form is not None and form.is_bound and poll.takes_answers
    lines = showing.lines_of(
        poll,
        options,
        clock,
        participant=me,
        typed=typed_values(request.POST) if is_typed else None,
        shows_numbers=may_see,
    )
    if poll.takes_answers:
        showing.add_busy(lines, membership.user, membership.project)
    page_obj, rows = showing.table_of(poll, lines, request.GET.get("page"), me) if may_see else (None, [])
    if page_obj is not None and page_obj.paginator.count <= showing.MOST_NAMES:
        showing.add_names(lines, rows)
    if form is None:
        form = AnswerForm(participant=me)
        typed.fill_in(request, request.path, form)
    context = {
        "poll": poll,
        "form": form,
        "lines": lines,
        "clock": clock,
        "me": me,
        "has_answered": _has_answered(me),
        "may_answer": permissions.may_answer(membership, poll) and bool(lines),
        **_organising(membership, poll),
        "may_see": may_see,
        "has_names": page_obj is not None and page_obj.paginator.count <= showing.MOST_NAMES,
        "page_obj": page_obj,
        "rows": rows,
        "has_comments": any(row.comment for row in rows),
        "answered": page_obj.paginator.count if page_obj is not None else poll.participants.answered().count(),
        "chosen": showing.words_of(poll, poll.chosen, clock) if poll.chosen else "",
        "values": _values(poll),
        "has_news": any(line.is_new for line in lines),
        "inside": True,
        "words": {value.value: value.label for value in Value},
        "deleted_name": _("deleted account"),
        **_proposals(request, poll, clock, proposal),
    }
    return render(request, "workspace/polls/appointments/detail.html", context)


def _organising(membership: Membership, poll: AppointmentPoll) -> dict[str, bool]:
    """What whoever organises it can do: reminding, as long as there is somebody to be reminded."""
    may = permissions.may_organise(membership, poll)
    return {"may_organise": may, "may_remind": may and poll.takes_answers and reminding.has_somebody_to_remind(poll)}


def _proposals(
    request: WorkspaceRequest, poll: AppointmentPoll, clock: showing.Clock, proposal: ProposalForm | None
) -> dict[str, object]:
    """What waits for whoever organises it, and the form to propose something."""
    may_propose = permissions.may_propose(request.membership, poll)
    if not poll.takes_answers:
        return {"proposed": [], "proposal_form": None}
    rows = list(poll.options.proposed().select_related("proposed_by__user"))
    if not permissions.may_organise(request.membership, poll):
        rows = [row for row in rows if row.proposed_by and row.proposed_by.user_id == request.membership.user_id]
    return {
        "proposed": [(row, showing.words_of(poll, row, clock)) for row in rows],
        "proposal_form": (proposal or ProposalForm(poll=poll)) if may_propose else None,
    }


def said_of_proposal(option: Option) -> str:
    return _("Your date is one of them now.") if option.is_accepted else _("Thank you: your date is looked at first.")


def _values(poll: AppointmentPoll) -> list[Value]:
    return list(Value) if poll.if_need_be else [Value.YES, Value.NO]


def _me(request: WorkspaceRequest, poll: AppointmentPoll) -> Participant | None:
    return poll.participants.filter(user=request.membership.user_id).first()


def _has_answered(me: Participant | None) -> bool:
    return me is not None and me.answered_at is not None
