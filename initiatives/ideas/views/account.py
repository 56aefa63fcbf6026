"""Under /konto/: one's own ideas, and those that one helps with."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from initiatives.ideas import permissions
from initiatives.ideas.models import Idea
from portal.accounts.requests import SignedInRequest

ROWS_A_PAGE = 20
MOST_HELPED = 20


@login_required
@never_cache
@require_safe
def my_ideas(request: SignedInRequest) -> HttpResponse:
    ideas = Idea.objects.by(request.user).select_related("municipality").order_by("-created_at", "-pk")
    page_obj = Paginator(ideas, ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page_obj": page_obj,
        "rows": [(idea, permissions.may_submit(request.user, idea)) for idea in page_obj],
        "helped": Idea.objects.public()
        .helped_by(request.user)
        .exclude(author=request.user)
        .newest_first()[:MOST_HELPED],
    }
    return render(request, "initiatives/ideas/my_ideas.html", context)
