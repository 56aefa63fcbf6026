"""One file by a form, without a script: as a new one, or as a version."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from workspace.documents.errors import DocumentError
from workspace.documents.forms.uploads import UploadForm
from workspace.documents.services import uploading
from workspace.documents.views import asking, finding
from workspace.projects.access import WorkspaceRequest


@asking.writing
def upload(request: WorkspaceRequest) -> HttpResponse:
    """Into the folder that the form names, else on top."""
    folder = finding.folder_asked_for(request, request.POST.get("folder", "") or request.GET.get("in", ""))
    form = UploadForm(request)
    if form.is_valid():
        try:
            document = uploading.take(membership=request.membership, folder=folder, **form.cleaned_data)
        except DocumentError as problem:
            form.add_error("file", str(problem))
        else:
            messages.success(request, _said(document.name, document.versions.count()))
            return redirect(finding.address_of(request, document.folder))
    context = {"form": form, "document": None, "folder": folder, "back": finding.address_of(request, folder)}
    return render(request, "workspace/documents/upload.html", context)


@asking.writing
def add_version(request: WorkspaceRequest, pk: int) -> HttpResponse:
    document = finding.document_or_404(request, pk)
    form = UploadForm(request, is_version=True)
    if form.is_valid():
        try:
            uploading.take(membership=request.membership, document=document, **form.cleaned_data)
        except DocumentError as problem:
            form.add_error("file", str(problem))
        else:
            messages.success(request, _("The new version is there."))
            return redirect(document)
    context = {"form": form, "document": document, "folder": None, "back": document.get_absolute_url()}
    return render(request, "workspace/documents/upload.html", context)


def _said(name: str, versions: int) -> str:
    if versions > 1:
        said = _("“%(name)s” is there, as version %(number)d: a file of this name lay here already.")
        return said % {"name": name, "number": versions}
    return _("“%(name)s” is there.") % {"name": name}
