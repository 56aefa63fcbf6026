"""What was decided about one's own contributions, and one's own reports."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.accounts.requests import SignedInRequest
from portal.accounts.signed_in import form_of_account
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


@form_of_account
def decision(request: SignedInRequest, pk: int) -> HttpResponse:
    """What was decided and why, and the way to object."""
    rows = Decision.objects.about(request.user).select_related("case__content_type", "objection")
    found = get_object_or_404(rows, pk=pk)
    may = may_object(request.user, found)
    if request.method == "POST" and not may:
        raise PermissionDenied
    form = ObjectionForm(request.POST or None)
    typed.fill_in(request, request.path, form)
    if form.is_valid():
        try:
            services.object_to(decision=found, text=form.cleaned_data["text"], actor=request.user)
            messages.success(
                request, _("Your objection has arrived. A person looks at it, and you hear what becomes of it.")
            )
        except ModerationError as problem:
            messages.error(request, str(problem))
        return redirect("moderation:decision", pk=pk)
    target, kind = found.case.target, found.case.kind
    context = {
        "decision": found,
        "form": form if may else None,
        "objection": getattr(found, "objection", None),
        "url": kind.url(target) if target is not None and kind is not None else "",
    }
    return render(request, "moderation/decision.html", context)
