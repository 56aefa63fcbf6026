"""One call, and answering it."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from initiatives.calls import permissions
from initiatives.calls.choices import Status
from initiatives.calls.errors import CallError
from initiatives.calls.forms.answers import AnswerByAddressForm, AnswerForm, ReasonForm
from initiatives.calls.models import Call
from initiatives.calls.services import answers as services
from initiatives.calls.structured_data import call_data
from initiatives.calls.wording import people_in_words, until_in_words
from portal.accounts import limits
from portal.accounts.models import User
from portal.base.seo import ViewHead

SIMILAR = 3


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    call = get_object_or_404(Call.objects.visible_to(request.user).for_cards(), pk=pk)
    mine = call.answers.by(request.user).first()
    may_answer = permissions.may_answer(request.user, call) and (mine is None or not permissions.can_be_withdrawn(mine))
    context: dict[str, Any] = {
        "call": call,
        "when": until_in_words(call) if call.starts_on else "",
        "people": people_in_words(call),
        "mine": mine,
        "may_answer": may_answer,
        "answer_form": AnswerForm(request=request, call=call) if may_answer and request.user.is_authenticated else None,
        "similar": Call.objects.open().similar_to(call).for_cards()[:SIMILAR],
        "seo": ViewHead(call.title, call.text[:200], data=call_data(call, request)),
        "noindex": not call.is_open,
        **_for_those_involved(request, call),
    }
    return render(request, "initiatives/calls/detail.html", context)


def _for_those_involved(request: HttpRequest, call: Call) -> dict[str, Any]:  # Any: a template's context
    """What deciders and moderators see besides."""
    decides = permissions.may_decide(request.user, call)
    moderates = permissions.may_moderate(request.user, call)
    return {
        "decides": decides,
        "undecided": call.answers.undecided().count() if decides else 0,
        "may_close": (decides or moderates) and call.status != Status.CLOSED,
        "may_reopen": decides and permissions.can_be_reopened(call),
        "moderates": moderates and call.status == Status.WAITING,
        "reason_form": ReasonForm() if moderates else None,
    }


@never_cache
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Signed in with one field, else by name and address."""
    call = get_object_or_404(Call.objects.visible_to(request.user).for_cards(), pk=pk)
    if not permissions.may_answer(request.user, call):
        messages.error(request, str(CallError.not_open()))
        return redirect(call)
    if request.user.is_authenticated:
        return _answer_signed_in(request, call, request.user)
    return _answer_by_address(request, call)


def _answer_signed_in(request: HttpRequest, call: Call, user: User) -> HttpResponse:
    form = AnswerForm(request.POST or None, request=request, call=call, action="answer_call")
    if form.is_valid():
        if not limits.within(request, action="answer_call"):
            return _too_many(request, call, form)
        try:
            services.answer(call=call, message=form.cleaned_data["message"], actor=user)
            messages.success(request, _("Your answer is sent. You find it in your account, and you get a mail."))
        except CallError as problem:
            messages.error(request, str(problem))
        return redirect(call)
    return render(request, "initiatives/calls/answer.html", {"call": call, "form": form})


def _answer_by_address(request: HttpRequest, call: Call) -> HttpResponse:
    form = AnswerByAddressForm(request.POST or None, request=request, call=call, action="answer_call_by_address")
    if form.is_valid():
        sent = form.cleaned_data
        if not limits.within(request, action="answer_call_by_address", key=sent["email"].lower()):
            return _too_many(request, call, form)
        try:
            services.answer_by_address(call=call, name=sent["name"], email=sent["email"], message=sent["message"])
        except CallError as problem:
            messages.error(request, str(problem))
            return redirect(call)
        return redirect("calls:sent")
    return render(request, "initiatives/calls/answer.html", {"call": call, "form": form})


def _too_many(request: HttpRequest, call: Call, form: Form) -> HttpResponse:
    form.add_error(None, _("You have written a lot already. Please try again in an hour."))
    return render(request, "initiatives/calls/answer.html", {"call": call, "form": form}, status=429)


@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """Says the same whether the address has answered before or not."""
    return render(request, "initiatives/calls/sent.html")
