"""Answering without an account: by the link that was handed on, and later by one's own.

A GET changes nothing, so programs that look into mails can open whatever they want.
"""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.accounts import limits
from workspace.polls.appointments import permissions, showing
from workspace.polls.appointments.choices import Hides, Value
from workspace.polls.appointments.forms.answering import AnswerForm, OutsideForm, OwnAnswerForm, typed_values
from workspace.polls.appointments.forms.proposing import ProposalForm
from workspace.polls.appointments.models import AppointmentPoll, Participant
from workspace.polls.appointments.services import answering, proposing
from workspace.polls.appointments.views.pages import said_of_proposal
from workspace.polls.keys import KEY
from workspace.projects.errors import ProjectError
from workspace.projects.models import Membership, Project

READ_AND_SENT = ["GET", "HEAD", "POST"]
ANSWER = "answer_appointment"
PROPOSE = "propose_appointment"


@never_cache
@require_http_methods(READ_AND_SENT)
def start(request: HttpRequest, token: str) -> HttpResponse:
    """Whoever belongs to the project answers inside."""
    poll = _standing(get_object_or_404(AppointmentPoll.objects.filter(takes_outsiders=True), token=token))
    if Membership.objects.of(request.user).filter(project=poll.project_id).exists():
        return redirect(poll)
    form = OutsideForm(request.POST or None, request=request, action=ANSWER, initial=_known(request))
    if request.method == "POST" and form.is_valid() and _may_go_on(request, form):
        try:
            participant = answering.answer_from_outside(
                poll=poll,
                name=form.cleaned_data["name"],
                email=form.cleaned_data["email"],
                language=get_language() or "",
                answers=form.answers,
            )
        except ProjectError as problem:
            form.add_error(None, str(problem))
        else:
            return _answered(request, participant)
    return _page(request, poll, form, None)


@never_cache
@require_http_methods(READ_AND_SENT)
def own(request: HttpRequest, token: str) -> HttpResponse:
    """One's answer, from any device: the address is the key, so it stands in no list and no other page. Whoever has
    come into the project meanwhile and answers there is led there."""
    inside = Participant.objects.filter(user__isnull=False, token=token).select_related("poll__project").first()
    if inside is not None:
        return redirect(inside.poll)
    participant = _participant(token)
    form = OwnAnswerForm(request.POST or None, participant=participant)
    if request.method == "POST" and form.is_valid():
        try:
            answering.change_from_outside(participant=participant, name=form.cleaned_data["name"], answers=form.answers)
        except ProjectError as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Thank you, your answer is kept."))
            return redirect("appointment_answers:own", token=token)
    return _page(request, participant.poll, form, participant)


@never_cache
@require_http_methods(READ_AND_SENT)
def propose(request: HttpRequest, token: str) -> HttpResponse:
    """Read, it is one's own page."""
    participant = _participant(token)
    if request.method != "POST":
        return redirect("appointment_answers:own", token=token)
    form = ProposalForm(request.POST, poll=participant.poll)
    if form.is_valid() and not limits.within(request, action=PROPOSE):
        form.add_error(None, _("There were very many proposals from here. Please try again in an hour."))
    if form.is_valid():
        try:
            option = proposing.propose_from_outside(participant=participant, span=form.span)
        except ProjectError as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, said_of_proposal(option))
            return redirect("appointment_answers:own", token=token)
    return _page(request, participant.poll, OwnAnswerForm(participant=participant), participant, form)


@never_cache
@require_http_methods(READ_AND_SENT)
def take_back(request: HttpRequest, token: str) -> HttpResponse:
    """Asks first."""
    participant = _participant(token)
    if request.method != "POST":
        context = {"poll": participant.poll, "me": participant}
        return render(request, "workspace/polls/appointments/outside_take_back.html", context)
    try:
        answering.take_back(participant=participant)
    except ProjectError as problem:
        messages.error(request, str(problem))
        return redirect("appointment_answers:own", token=token)
    return render(request, "workspace/polls/appointments/outside_gone.html", {"poll": participant.poll})


def _may_go_on(request: HttpRequest, form: OutsideForm) -> bool:
    """An answer with an address gives a mail, so there are fewer of those."""
    email = form.cleaned_data["email"].lower()
    action = {"action": f"{ANSWER}_by_address", "key": email} if email else {"action": ANSWER}
    if limits.within(request, **action):
        return True
    form.add_error(None, _("There were very many answers from here. Please try again in an hour."))
    return False


def _answered(request: HttpRequest, participant: Participant | None) -> HttpResponse:
    if participant is None:
        return render(request, "workspace/polls/appointments/outside_known.html")
    messages.success(request, _("Thank you, your answer is kept."))
    return redirect("appointment_answers:own", token=participant.token)


def _participant(token: str) -> Participant:
    rows = Participant.objects.filter(user__isnull=True).select_related("poll__project", "poll__chosen")
    participant = get_object_or_404(rows, token=token)
    _standing(participant.poll)
    return participant


def _standing(poll: AppointmentPoll) -> AppointmentPoll:
    """As long as there is the poll, and the room. Errors: Http404."""
    project: Project = poll.project
    if poll.deleted_at is not None or not project.has_room(KEY):
        raise Http404
    return poll


def _known(request: HttpRequest) -> dict[str, str]:
    """Whoever is signed in need not type it."""
    user = request.user
    return {"name": user.get_full_name(), "email": user.email} if user.is_authenticated else {}


def _page(
    request: HttpRequest,
    poll: AppointmentPoll,
    form: AnswerForm,
    participant: Participant | None,
    proposal: ProposalForm | None = None,
) -> HttpResponse:
    """How many can come says the poll to whoever may know it; who it is, only to the people of the project."""
    options = list(poll.options.standing())
    clock = showing.clock_of(poll, options, request.GET.get("zone", ""))
    has_answered = participant is not None and participant.answered_at is not None
    may_see = poll.hides == Hides.NEVER or (poll.hides == Hides.UNTIL_OWN and has_answered)
    typed = typed_values(request.POST) if form.is_bound and poll.takes_answers else None
    lines = showing.lines_of(poll, options, clock, participant=participant, typed=typed, shows_numbers=may_see)
    context = {
        "poll": poll,
        "form": form,
        "lines": lines,
        "clock": clock,
        "me": participant,
        "has_answered": has_answered,
        "may_answer": poll.takes_answers and not poll.project.is_closed and bool(lines),
        "may_see": may_see,
        "has_names": False,
        "chosen": showing.words_of(poll, poll.chosen, clock) if poll.chosen else "",
        "values": list(Value) if poll.if_need_be else [Value.YES, Value.NO],
        "has_news": any(line.is_new for line in lines),
        "inside": False,
        "may_be_proposed": permissions.may_be_proposed(poll) and not poll.project.is_closed,
        "proposal_form": proposal or ProposalForm(poll=poll),
        "proposed": [
            (option, showing.words_of(poll, option, clock))
            for option in (participant.proposals.proposed() if participant is not None else ())
        ],
        "may_organise": False,
    }
    return render(request, "workspace/polls/appointments/outside.html", context)
