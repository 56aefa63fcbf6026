"""All texts of a project, and the bin."""

from functools import partial

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode

from portal.base.leafing import Leafed
from portal.base.prepared import prepared
from workspace.projects.access import WorkspaceRequest
from workspace.projects.permissions import may_write
from workspace.texts.models import Text
from workspace.texts.services.deleting import TIME_IN_THE_BIN
from workspace.texts.views import asking

TEXTS_A_PAGE = 30
LONGEST_SEARCH = 100


@asking.page
def index(request: WorkspaceRequest) -> HttpResponse:
    """The last changed first; with `?q=` those in which these words stand, with `?ordner=` those of a folder."""
    words = " ".join(request.GET.get("q", "")[:LONGEST_SEARCH].split())
    project = request.membership.project_id
    folders = dict(_folders(project))
    folder = chosen if (chosen := request.GET.get("ordner", "")) in folders else ""
    texts = partial(_texts, project, words, folder)
    first = list(texts()[: TEXTS_A_PAGE + 1]) if words or folder else _first(project)
    context = {
        "page_obj": Leafed(first, TEXTS_A_PAGE, texts).get_page(request.GET.get("page")),
        "words": words,
        "folder": folder,
        "folders": folders,
        "query": urlencode({key: value for key, value in (("q", words), ("ordner", folder)) if value}),
        "may_write": may_write(request.membership),
    }
    return render(request, "workspace/texts/list.html", context)


@prepared
def _folders(project: int) -> "QuerySet[Text, tuple[str, int]]":
    return Text.objects.filter(project=project).kept().folders()


@prepared
def _first(project: int) -> "QuerySet[Text]":
    """Of all, and one more."""
    return _texts(project)[: TEXTS_A_PAGE + 1]


def _texts(project: int, words: str = "", folder: str = "") -> "QuerySet[Text]":
    texts = Text.objects.filter(project=project).kept().matching(words).for_lists()
    return texts.filter(folder=folder) if folder else texts


@asking.writing
def bin_of_texts(request: WorkspaceRequest) -> HttpResponse:
    """Out of which somebody takes what was deleted by mistake."""
    texts = (
        request.membership.project.texts.in_the_bin()
        .for_lists()
        .select_related("deleted_by")
        .order_by("-deleted_at", "-pk")
    )
    context = {
        "page_obj": Paginator(texts, TEXTS_A_PAGE).get_page(request.GET.get("page")),
        "days": TIME_IN_THE_BIN.days,
    }
    return render(request, "workspace/texts/bin.html", context)
