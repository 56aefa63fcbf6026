"""One loan and what its two sides do with it; all that wait for an answer; all of one person."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.accounts.requests import SignedInRequest
from portal.activity.bell.counting import look_at
from workspace.lending.errors import LendingError
from workspace.lending.forms.loans import AnswerForm
from workspace.lending.models import Loan
from workspace.lending.permissions import may_give_back, may_keep, may_withdraw
from workspace.lending.services import lending
from workspace.lending.views.shelves import Shelf, required

LOANS_A_PAGE = 30
MOST_SHOWN = 100


def loan(shelf: Shelf, pk: int, loan_pk: int) -> HttpResponse:
    row = shelf.loan_or_404(pk, loan_pk)
    user = shelf.request.user
    look_at(shelf.request, row)
    keeps, begun = may_keep(user, row.thing), row.has_begun
    clashes = (row.is_requested or row.is_declined) and Loan.objects.clashing_with(row).exists()
    context = shelf.context(
        loan=row,
        thing=row.thing,
        keeps=keeps,
        is_mine=row.borrower_id == user.pk,
        clashes=clashes,
        may_decide=keeps and row.is_requested,
        may_promise_after_all=keeps and row.is_declined and not row.is_over and not clashes,
        may_take_back=keeps and row.is_approved and not begun and row.borrower_id != user.pk,
        may_withdraw=may_withdraw(user, row) and (row.is_requested or (row.is_approved and not begun)),
        may_give_back=row.is_out and may_give_back(user, row),
        noindex=True,
    )
    return render(shelf.request, "workspace/lending/loan.html", context)


def decide(shelf: Shelf, pk: int, loan_pk: int) -> HttpResponse:
    row = shelf.loan_or_404(pk, loan_pk)
    required(may_keep(shelf.request.user, row.thing))
    form = AnswerForm(shelf.request.POST)
    if not form.is_valid():
        raise LendingError.changed_meanwhile()
    answer = form.cleaned_data["answer"]
    try:
        if form.cleaned_data["decision"] == "yes":
            lending.approve(loan=row, answer=answer, actor=shelf.actor)
            messages.success(shelf.request, _("Promised. Who has asked hears of it."))
        else:
            lending.decline(loan=row, answer=answer, actor=shelf.actor)
            messages.success(shelf.request, _("Declined. Who has asked hears of it."))
    except LendingError as problem:
        messages.error(shelf.request, str(problem))
    return redirect(row)


def withdraw(shelf: Shelf, pk: int, loan_pk: int) -> HttpResponse:
    row = shelf.loan_or_404(pk, loan_pk)
    lending.withdraw(loan=row, actor=shelf.actor)
    messages.success(shelf.request, _("Taken back: others can have it now."))
    return redirect(row)


def give_back(shelf: Shelf, pk: int, loan_pk: int) -> HttpResponse:
    row = shelf.loan_or_404(pk, loan_pk)
    lending.give_back(loan=row, actor=shelf.actor)
    messages.success(shelf.request, _("It is back. Thank you!"))
    return redirect(row)


def requests(shelf: Shelf) -> HttpResponse:
    """For those who keep something: what waits, what is out, and what comes."""
    rows = Loan.objects.of_things(shelf.kept)
    required(shelf.may_add or shelf.kept.exists())
    promised = list(rows.promised_or_out().for_lists()[:MOST_SHOWN])
    now = timezone.now()
    context = shelf.context(
        waiting=list(rows.requested().not_over().for_lists()[:MOST_SHOWN]),
        out=[each for each in promised if each.start <= now],
        coming=[each for each in promised if each.start > now],
        noindex=True,
    )
    return render(shelf.request, "workspace/lending/requests.html", context)


def mine(request: SignedInRequest) -> HttpResponse:
    """What one borrows, from municipalities and projects; the latest first."""
    rows = Loan.objects.of(request.user).visible_to(request.user).for_lists().order_by("-start", "-pk")
    page_obj = Paginator(rows, LOANS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "workspace/lending/mine.html", {"page_obj": page_obj, "noindex": True})
