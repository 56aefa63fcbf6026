"""What everybody reads of a project's texts."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.base.link_cards import parts_in
from portal.base.seo import ViewHead
from workspace.projects.models import Membership, Project
from workspace.texts.models import Publication
from workspace.texts.querysets import KEY
from workspace.texts.seo import head_of, introduction_of

TEXTS_A_PAGE = 20
FEWEST_HEADINGS = 3
"""Shorter texts need no list of them."""


@require_safe
def index(request: HttpRequest, slug: str) -> HttpResponse:
    rows = Project.objects.with_public_page().with_open_room(KEY).select_related("page")
    project = get_object_or_404(rows, slug=slug)
    texts = Publication.objects.public().filter(text__project=project).for_lists()
    title = _("Texts of “%(name)s”") % {"name": project.name}
    context = {
        "project": project,
        "title": title,
        "page_obj": Paginator(texts, TEXTS_A_PAGE).get_page(request.GET.get("page")),
        "seo": ViewHead(
            title=title, introduction=project.summary, picture=project.page.picture if project.page else None
        ),
    }
    return render(request, "workspace/texts/published_list.html", context)


@require_safe
def detail(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """To the managers of its place also one that is hidden or waits; then it says so."""
    rows = Publication.objects.public_to(request.user).for_its_page()
    publication = get_object_or_404(rows, pk=pk, text__project__slug=slug)
    project = publication.text.project
    context = {
        "publication": publication,
        "project": project,
        "introduction": introduction_of(publication),
        "parts": parts_in(publication.html, request.user),
        "headings": publication.headings if len(publication.headings) >= FEWEST_HEADINGS else [],
        "is_inside": Membership.objects.of(request.user).filter(project=project).exists(),
        "seo": head_of(publication, request),
        "noindex": not publication.is_shown,
    }
    return render(request, "workspace/texts/published.html", context)
