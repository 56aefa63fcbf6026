"""The newsletters that are out, for everybody."""

from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from home.newsletters import contents
from home.newsletters.models import Newsletter
from home.newsletters.models.settings import is_offered
from portal.base.seo import ViewHead

ISSUES_A_PAGE = 12


@require_safe
def issue(request: HttpRequest, pk: int) -> HttpResponse:
    newsletter = get_object_or_404(Newsletter.objects.out().select_related("municipality"), pk=pk)
    return render(request, "home/newsletters/issue.html", issue_context(newsletter))


def issue_context(newsletter: Newsletter) -> dict[str, Any]:  # Any: a template's context
    language = get_language() or settings.LANGUAGE_CODE
    subject = newsletter.subject_in(language)
    introduction = newsletter.introduction_in(language)
    own = newsletter.language_for(language)
    return {
        "newsletter": newsletter,
        "subject": subject or str(newsletter),
        "introduction": introduction,
        "parts": contents.parts_of(newsletter.body_in(language)),
        "content_language": own if own != language else "",
        "seo": ViewHead(title=subject, introduction=introduction),
    }


def newsletters_to_find() -> list[tuple[str, list[str]]]:
    """The views that search engines may find, each by its name and arguments; nothing before the first is out."""
    out = [("newsletters:issue", [str(pk)]) for pk in Newsletter.objects.out().values_list("pk", flat=True)]
    return [("newsletters:subscribe", []), *out] if out and is_offered() else out


def issues(number: str | None) -> Any:  # Any: a page of a paginator
    return Paginator(Newsletter.objects.out().select_related("municipality"), ISSUES_A_PAGE).get_page(number)
