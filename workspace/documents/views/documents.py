"""One file of a project: seen, named and described, held, its versions."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from portal.activity.bell.counting import look_at
from workspace.documents import showing, undoing
from workspace.documents.errors import DocumentError
from workspace.documents.forms.documents import DetailsForm
from workspace.documents.hands import hand_of
from workspace.documents.outward import outward_of
from workspace.documents.permissions import may_change, may_purge
from workspace.documents.services import editing, locking, versions
from workspace.documents.views import asking, finding
from workspace.projects.access import WorkspaceRequest
from workspace.projects.permissions import may_write

VERSIONS_SHOWN = 10


@asking.page
def detail(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """With the last versions; with `?versionen=alle` all of them."""
    document = finding.document_or_404(request, pk)
    if request.membership.belongs:
        look_at(request, document)
    rows = document.versions.for_lists()
    wants_all = request.GET.get("versionen") == "alle"
    found = list(rows if wants_all else rows[: VERSIONS_SHOWN + 1])
    context = {
        "document": document,
        "trail": finding.trail_to(document.folder, request),
        "tags": document.tags.all(),
        "versions": found if wants_all else found[:VERSIONS_SHOWN],
        "has_more_versions": not wants_all and len(found) > VERSIONS_SHOWN,
        "preview": showing.shown(document),
        "hand": hand_of(document, request.membership),
        "outward": outward_of(document, request.membership),
        "undo": undoing.offered(request, document.project),
        "may_write": may_write(request.membership),
        "may_change": may_change(request.membership, document),
        "may_purge": may_purge(request.membership),
        **finding.limits(),
    }
    return render(request, "workspace/documents/detail.html", context)


@asking.writing
def edit(request: WorkspaceRequest, pk: int) -> HttpResponse:
    document = finding.document_or_404(request, pk)
    form = DetailsForm(request.POST or None, document=document)
    if form.is_valid():
        try:
            editing.edit(document=document, membership=request.membership, **form.cleaned_data)
            messages.success(request, _("Your changes are saved."))
            return redirect(document)
        except DocumentError as problem:
            form.add_error("name", str(problem))
    return render(request, "workspace/documents/form.html", {"form": form, "document": document})


@asking.button
def lock(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """“I am working on it”, and with `release` no longer. An open page says it again from time to time, by script."""
    document = finding.document_or_404(request, pk)
    try:
        if "release" in request.POST:
            locking.release(document=document, membership=request.membership)
            messages.success(request, _("The file is free again."))
        else:
            locking.take(document=document, membership=request.membership)
            if "again" in request.POST:
                return HttpResponse(status=204)
            messages.success(request, _("The others see now that you are working on it."))
    except DocumentError as problem:
        messages.error(request, str(problem))
    return redirect(document)


@asking.button
def restore_version(request: WorkspaceRequest, pk: int, number: int) -> HttpResponse:
    document = finding.document_or_404(request, pk)
    version = get_object_or_404(document.versions, number=number)
    version.document = document
    try:
        versions.restore(version=version, membership=request.membership)
        said = _("Version %(number)d is the current one again. The others are still there.")
        messages.success(request, said % {"number": number})
    except DocumentError as problem:
        messages.error(request, str(problem))
    return redirect(document)


@asking.writing
def delete_version(request: WorkspaceRequest, pk: int, number: int) -> HttpResponse:
    """Asks first: there is no way back."""
    document = finding.document_or_404(request, pk)
    version = get_object_or_404(document.versions, number=number)
    version.document = document
    if not may_purge(request.membership):
        raise PermissionDenied
    if request.method == "POST":
        try:
            versions.delete_one(version=version, membership=request.membership)
            messages.success(request, _("Version %(number)d is deleted.") % {"number": number})
        except DocumentError as problem:
            messages.error(request, str(problem))
        return redirect(document)
    return render(request, "workspace/documents/version_delete.html", {"document": document, "version": version})
