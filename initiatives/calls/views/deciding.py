"""For those who decide: the answers to a call, and the call's state."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from initiatives.calls import permissions
from initiatives.calls.choices import AnswerStatus, Status
from initiatives.calls.errors import CallError
from initiatives.calls.forms.answers import DecisionForm, ReasonForm
from initiatives.calls.models import Call
from initiatives.calls.services import answers as answer_services
from initiatives.calls.services import calls as services
from portal.accounts.requests import SignedInRequest
from portal.accounts.signed_in import button_of_account

DAYS_MORE = 28
SAID = {
    "publish": gettext_lazy("It is published."),
    "submit": gettext_lazy("It waits for approval again."),
    "approve": gettext_lazy("The offer is published."),
    "turn_down": gettext_lazy("The offer went back, with your reason."),
    "filled": gettext_lazy("Marked as filled."),
    "reopen": gettext_lazy("Open again."),
    "close": gettext_lazy("Closed."),
    "extend": gettext_lazy("It goes on for four weeks."),
}
DECIDED = {
    "accept": gettext_lazy("Accepted. The person gets a mail."),
    "decline": gettext_lazy("Declined. The person gets a mail."),
    "undo": gettext_lazy("Taken back. The answer is open again."),
}


@login_required
@never_cache
@require_safe
def answers(request: SignedInRequest, pk: int) -> HttpResponse:
    call = get_object_or_404(Call.objects.visible_to(request.user).for_cards(), pk=pk)
    if not permissions.may_decide(request.user, call):
        raise PermissionDenied
    found = list(call.answers.confirmed().select_related("user", "decided_by"))
    context = {
        "call": call,
        "new": [each for each in found if each.status == AnswerStatus.NEW],
        "decided": [each for each in found if each.status != AnswerStatus.NEW],
        "accepted_count": sum(each.is_accepted for each in found),
        "form": DecisionForm(auto_id=False),
        "may_reopen": permissions.can_be_reopened(call),
        "is_filled": call.status == Status.FILLED,
    }
    return render(request, "initiatives/calls/answers.html", context)


@button_of_account
def decide(request: SignedInRequest, pk: int, answer_pk: int) -> HttpResponse:
    call = get_object_or_404(Call.objects.visible_to(request.user).for_cards(), pk=pk)
    if not permissions.may_decide(request.user, call):
        raise PermissionDenied
    answer = get_object_or_404(call.answers.confirmed(), pk=answer_pk)
    form = DecisionForm(request.POST)
    if form.is_valid():
        decision, reply = form.cleaned_data["decision"], form.cleaned_data["reply"]
        try:
            if decision == "accept":
                answer_services.accept(answer=answer, reply=reply, actor=request.user)
            elif decision == "decline":
                answer_services.decline(answer=answer, reply=reply, actor=request.user)
            else:
                answer_services.undo(answer=answer, actor=request.user)
            messages.success(request, DECIDED[decision])
        except CallError as problem:
            messages.error(request, str(problem))
    else:
        messages.error(request, _("That was not understood. Please choose again."))
    return redirect("calls:answers", pk=call.pk)


@button_of_account
def change(request: SignedInRequest, pk: int) -> HttpResponse:
    """One button, one service; each asks for the rights that it needs."""
    call = get_object_or_404(Call.objects.visible_to(request.user).for_cards(), pk=pk)
    form = ReasonForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    actor = request.user
    actions: dict[str, Callable[[], None]] = {
        "publish": lambda: services.publish(call=call, actor=actor),
        "submit": lambda: services.submit_again(call=call, actor=actor),
        "approve": lambda: services.approve(call=call, actor=actor),
        "turn_down": lambda: services.turn_down(call=call, reason=reason, actor=actor),
        "filled": lambda: services.mark_as_filled(call=call, actor=actor),
        "reopen": lambda: services.reopen(call=call, actor=actor),
        "close": lambda: services.close(call=call, actor=actor),
        "extend": lambda: services.extend(call=call, actor=actor, days=DAYS_MORE),
    }
    action = request.POST.get("action", "")
    if action not in actions:
        messages.error(request, _("That was not understood. Please choose again."))
        return redirect(call)
    try:
        actions[action]()
        messages.success(request, SAID[action])
    except CallError as problem:
        messages.error(request, str(problem))
    still_there = Call.objects.visible_to(request.user).filter(pk=call.pk).exists()
    return redirect(call if still_there else "calls:list")
