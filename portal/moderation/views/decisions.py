"""What was decided about one's own contributions, and one's own reports."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from portal.accounts.requests import SignedInRequest
from portal.base import typed
from portal.moderation.errors import ModerationError
from portal.moderation.forms import ObjectionForm
from portal.moderation.models import Decision, Report
from portal.moderation.permissions import may_object
from portal.moderation.querysets import active_block
from portal.moderation.services import reporting as services

ROWS_A_PAGE = 20
MOST_REPORTS = 20


@login_required
@never_cache
@require_safe
def my_decisions(request: SignedInRequest) -> HttpResponse:
    decisions = (
        Decision.objects.about(request.user)
        .select_related("case", "objection")
        .that_concern_the_author()
        .newest_first()
    )
    context = {
        "page_obj": Paginator(decisions, ROWS_A_PAGE).get_page(request.GET.get("page")),
        "reports": Report.objects.filter(reporter=request.user)
        .select_related("case")
        .order_by("-created_at")[:MOST_REPORTS],
        "own_block": active_block(request.user),
    }
    return render(request, "moderation/my_decisions.html", context)


@login_required
@never_cache
@require_safe
def decision(request: SignedInRequest, pk: int) -> HttpResponse:
    found = _own(request, pk)
    form = ObjectionForm() if may_object(request.user, found) else None
    if form is not None:
        typed.fill_in(request, request.path, form)
    return _page(request, found, form)


@never_cache
@require_POST
def object_to(request: SignedInRequest, pk: int) -> HttpResponse:
    if not request.user.is_authenticated:
        page = reverse("moderation:decision", args=[pk])
        typed.keep(request, page)
        return redirect_to_login(page)
    found = _own(request, pk)
    if not may_object(request.user, found):
        raise PermissionDenied
    form = ObjectionForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form)
    try:
        services.object_to(decision=found, text=form.cleaned_data["text"], actor=request.user)
        messages.success(
            request, _("Your objection has arrived. A person looks at it, and you hear what becomes of it.")
        )
    except ModerationError as problem:
        messages.error(request, str(problem))
    return redirect("moderation:decision", pk=pk)


def _own(request: SignedInRequest, pk: int) -> Decision:
    rows = Decision.objects.about(request.user).select_related("case__content_type", "objection")
    return get_object_or_404(rows, pk=pk)


def _page(request: SignedInRequest, found: Decision, form: ObjectionForm | None) -> HttpResponse:
    target, kind = found.case.target, found.case.kind
    context = {
        "decision": found,
        "form": form,
        "objection": getattr(found, "objection", None),
        "url": kind.url(target) if target is not None and kind is not None else "",
    }
    return render(request, "moderation/decision.html", context)
