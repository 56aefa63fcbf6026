"""Where the links in mails lead. Opening one changes nothing: mail programs open links by themselves."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from initiatives.calls import links, wording
from initiatives.calls.errors import CallError
from initiatives.calls.permissions import can_be_withdrawn
from initiatives.calls.services import answers, calls

DAYS_MORE = 28


@never_cache
@require_http_methods(["GET", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    answer = links.answer_to_confirm(token)
    if answer is None:
        return _no_longer_valid(request)
    if request.method == "POST":
        try:
            answer = answers.confirm(answer=answer)
        except CallError as problem:
            messages.error(request, str(problem))
            return redirect(answer.call)
        messages.success(request, wording.has_gone_out(answer.call))
    if answer.confirmed_at is not None:
        return redirect("calls:own_answer", token=links.answer_token(answer))
    return render(request, "initiatives/calls/confirm.html", {"answer": answer, "call": answer.call, "noindex": True})


@never_cache
@require_http_methods(["GET", "POST"])
def own_answer(request: HttpRequest, token: str) -> HttpResponse:
    """Of somebody without an account: what became of the answer, and a way to withdraw it."""
    answer = links.own_answer(token)
    if answer is None:
        return _no_longer_valid(request)
    if request.method == "POST":
        try:
            answers.withdraw(answer=answer, actor=None)
            messages.success(request, wording.is_withdrawn(answer.call))
        except CallError as problem:
            messages.error(request, str(problem))
        return redirect("calls:own_answer", token=token)
    context = {"answer": answer, "call": answer.call, "may_withdraw": can_be_withdrawn(answer), "noindex": True}
    return render(request, "initiatives/calls/own_answer.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def still_needed(request: HttpRequest, token: str) -> HttpResponse:
    """The question before a call ends: extend it, or close it."""
    call = links.call_in_question(token)
    if call is None:
        return _no_longer_valid(request)
    if request.method == "POST":
        try:
            if request.POST.get("action") == "close":
                calls.close(call=call, actor=None)
                messages.success(request, _("“%(title)s” is closed.") % {"title": call.title})
            else:
                calls.extend(call=call, actor=None, days=DAYS_MORE)
                messages.success(request, _("“%(title)s” goes on for four weeks.") % {"title": call.title})
        except CallError as problem:
            messages.error(request, str(problem))
        return redirect("calls:list")
    return render(request, "initiatives/calls/still_needed.html", {"call": call, "noindex": True})


def _no_longer_valid(request: HttpRequest) -> HttpResponse:
    return render(request, "initiatives/calls/link_invalid.html", {"noindex": True}, status=404)
