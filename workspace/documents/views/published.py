"""What everybody gets of a project's files."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.base.seo import ViewHead
from workspace.documents.models import Publication
from workspace.documents.naming import split_ending
from workspace.documents.querysets import KEY
from workspace.documents.seo import head_of
from workspace.documents.showing import Shown, Way, shown_by
from workspace.documents.views.fetching import serve
from workspace.documents.views.previews import serve_picture
from workspace.projects.models import Membership, Project

FILES_A_PAGE = 30


@require_safe
def index(request: HttpRequest, slug: str) -> HttpResponse:
    rows = Project.objects.with_public_page().with_open_room(KEY).select_related("page")
    project = get_object_or_404(rows, slug=slug)
    files = Publication.objects.public().filter(document__project=project).for_lists()
    title = _("Files of “%(name)s”") % {"name": project.name}
    context = {
        "project": project,
        "title": title,
        "page_obj": Paginator(files, FILES_A_PAGE).get_page(request.GET.get("page")),
        "seo": ViewHead(
            title=title, introduction=project.summary, picture=project.page.picture if project.page else None
        ),
    }
    return render(request, "workspace/documents/published_list.html", context)


@require_safe
def detail(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """To the managers of its place also one that is hidden or waits; then it says so."""
    publication = _publication_or_404(request, slug, pk)
    project = publication.document.project
    blob = publication.version.blob if publication.version is not None else None
    context = {
        "publication": publication,
        "project": project,
        "blob": blob,
        "preview": _preview_of(publication),
        "named": {"name": publication.title},
        "is_inside": Membership.objects.of(request.user).filter(project=project).exists(),
        "seo": head_of(publication, request),
        "noindex": not publication.is_shown,
    }
    return render(request, "workspace/documents/published.html", context)


@require_safe
def picture(request: HttpRequest, slug: str, pk: int, page: int) -> HttpResponseBase:
    """What was drawn of it for the preview."""
    publication = _publication_or_404(request, slug, pk)
    if publication.version is None:
        raise Http404
    return serve_picture(request, publication.version.blob, page)


@require_safe
def download(request: HttpRequest, slug: str, pk: int) -> HttpResponseBase:
    return _bytes(request, slug, pk, inline=False)


@require_safe
def look(request: HttpRequest, slug: str, pk: int) -> HttpResponseBase:
    """For the preview in the page, of what browsers show."""
    return _bytes(request, slug, pk, inline=True)


def _bytes(request: HttpRequest, slug: str, pk: int, *, inline: bool) -> HttpResponseBase:
    """Caches on the way keep nothing: it is gone at once when it is taken back."""
    publication = _publication_or_404(request, slug, pk)
    if publication.version is None:  # nobody gets such a row, but types do not say so
        raise Http404
    return serve(request, publication.version.blob, _name_of(publication), inline=inline)


def _preview_of(publication: Publication) -> Shown | None:
    if publication.version is None:
        return None
    where = [publication.document.project.slug, publication.pk]
    url = reverse("documents:look", args=where)
    way = Way(url, lambda number: reverse("documents:picture", args=[*where, number]), is_inside=False)
    return shown_by(publication.version, _name_of(publication), way)


def _name_of(publication: Publication) -> str:
    """Its title, with the ending that its kind has."""
    _stem, ending = split_ending(publication.version.name) if publication.version is not None else ("", "")
    return f"{publication.title}{ending}"


def _publication_or_404(request: HttpRequest, slug: str, pk: int) -> Publication:
    rows = Publication.objects.public_to(request.user).for_its_page()
    return get_object_or_404(rows, pk=pk, document__project__slug=slug)
