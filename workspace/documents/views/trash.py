"""The bin: what somebody has deleted, for thirty days."""

import datetime
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from workspace.documents.errors import DocumentError
from workspace.documents.models import Document, Folder
from workspace.documents.permissions import may_purge
from workspace.documents.services import trashing
from workspace.documents.services.trashing import TIME_IN_TRASH
from workspace.documents.views import asking, finding
from workspace.projects.access import WorkspaceRequest

THINGS_A_PAGE = 100


@dataclass(frozen=True)
class Row:
    thing: Document | Folder

    @property
    def until(self) -> datetime.datetime:
        """What lies there has a time at which it came."""
        return (self.thing.deleted_at or timezone.now()) + TIME_IN_TRASH

    @property
    def is_folder(self) -> bool:
        return isinstance(self.thing, Folder)


@asking.writing
def index(request: WorkspaceRequest) -> HttpResponse:
    """The last deleted first."""
    project = request.membership.project
    things: list[Document | Folder] = [
        *project.folders.in_trash().select_related("deleted_by"),
        *project.documents.in_trash().select_related("deleted_by"),
    ]
    rows = sorted((Row(each) for each in things), key=lambda row: row.until, reverse=True)
    page = Paginator(rows, THINGS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page_obj": page,
        "days": TIME_IN_TRASH.days,
        "may_purge": may_purge(request.membership),
    }
    return render(request, "workspace/documents/trash.html", context)


@asking.button
def restore(request: WorkspaceRequest) -> HttpResponse:
    chosen = finding.chosen_in_trash(request, request.POST)
    try:
        trashing.restore(membership=request.membership, documents=chosen.documents, folders=chosen.folders)
        messages.success(request, _("“%(name)s” is back.") % {"name": [*chosen.documents, *chosen.folders][0]})
    except DocumentError as problem:
        messages.error(request, str(problem))
    return redirect("workspace:documents:trash", request.membership.project.slug)


@asking.writing
def purge(request: WorkspaceRequest) -> HttpResponse:
    """Asks first: there is no way back."""
    if not may_purge(request.membership):
        raise PermissionDenied
    chosen = finding.chosen_in_trash(request, request.GET)
    if request.method == "POST":
        trashing.purge_now(membership=request.membership, documents=chosen.documents, folders=chosen.folders)
        messages.success(request, _("It is deleted for good."))
        return redirect("workspace:documents:trash", request.membership.project.slug)
    return render(request, "workspace/documents/purge.html", {"chosen": chosen})
