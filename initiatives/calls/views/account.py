"""Under /konto/: what somebody has answered, and what they have written."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from initiatives.calls import permissions, wording
from initiatives.calls.errors import CallError
from initiatives.calls.models import Answer, Call
from initiatives.calls.services import answers as services
from portal.accounts.requests import SignedInRequest
from portal.accounts.signed_in import button_of_account

ROWS_A_PAGE = 20


@login_required
@never_cache
@require_safe
def my_answers(request: SignedInRequest) -> HttpResponse:
    answers = Answer.objects.of_person(request.user).select_related("call__municipality", "call__initiative")
    page_obj = Paginator(answers.order_by("-created_at", "-pk"), ROWS_A_PAGE).get_page(request.GET.get("page"))
    rows = [(each, permissions.can_be_withdrawn(each)) for each in page_obj]
    return render(request, "initiatives/calls/my_answers.html", {"page_obj": page_obj, "rows": rows})


@login_required
@never_cache
@require_safe
def my_calls(request: SignedInRequest) -> HttpResponse:
    calls = Call.objects.written_by(request.user).for_cards().with_numbers().order_by("-created_at", "-pk")
    page_obj = Paginator(calls, ROWS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "initiatives/calls/my_calls.html", {"page_obj": page_obj})


@button_of_account
def withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    answer = get_object_or_404(Answer.objects.of_person(request.user).select_related("call"), pk=pk)
    if not permissions.may_withdraw(request.user, answer):
        raise PermissionDenied
    try:
        services.withdraw(answer=answer, actor=request.user)
        messages.success(request, wording.is_withdrawn(answer.call))
    except CallError as problem:
        messages.error(request, str(problem))
    return redirect("calls:my_answers")
