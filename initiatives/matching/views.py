"""One question a page, then what fits; all of it stands in the address."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from initiatives.matching.answers import query_of, read
from initiatives.matching.models import NUMBER
from initiatives.matching.results import MOST, best
from portal.base.seo import ViewHead


@require_safe
def ask(request: HttpRequest) -> HttpResponse:
    """The question whose number the address says; beyond the last one follows the result."""
    answered = read(request.GET)
    number = _number(request.GET.get(NUMBER, ""))
    if answered and number > len(answered):
        return redirect(f"{reverse('matching:result')}?{query_of(answered)}")
    context = {
        "seo": ViewHead(_("Where do I fit?"), _("A few questions, and you see who could do with you.")),
        "noindex": number > 1,
        "number": number,
        "count": len(answered),
        "current": answered[number - 1] if answered else None,
        "others": [each for place, each in enumerate(answered, 1) if place != number],
        "back_query": query_of(answered, **{NUMBER: number - 1}) if number > 1 else "",
        "query": query_of(answered),
    }
    return render(request, "initiatives/matching/question.html", context)


@require_safe
def result(request: HttpRequest) -> HttpResponse:
    answered = read(request.GET)
    query = query_of(answered)
    context = {
        "seo": ViewHead(_("This could fit")),
        "noindex": True,
        "results": best(answered),
        "most": MOST,
        "steps": [(number, each) for number, each in enumerate(answered, 1)],
        "is_answered": bool(query),
        "query": query,
        "share_url": request.build_absolute_uri(f"{request.path}?{query}"),
    }
    return render(request, "initiatives/matching/result.html", context)


def _number(text: str) -> int:
    """Where the address says nonsense, the first."""
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) <= 3 else 1  # noqa: PLR2004  # digits
