"""One folder: seen, made, renamed. What can be done with several things at once is in `selection`."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from workspace.documents.errors import DocumentError
from workspace.documents.forms.folders import FolderForm
from workspace.documents.services import foldering
from workspace.documents.views import asking, finding, lists
from workspace.projects.access import WorkspaceRequest


@asking.page
def folder(request: WorkspaceRequest, pk: int) -> HttpResponse:
    return lists.show(request, finding.folder_or_404(request, pk))


@asking.writing
def create(request: WorkspaceRequest) -> HttpResponse:
    """In the one that `?in=` names, else on top."""
    parent = finding.folder_asked_for(request, request.GET.get("in", ""))
    form = FolderForm(request.POST or None)
    if form.is_valid():
        try:
            made = foldering.create(membership=request.membership, name=form.cleaned_data["name"], parent=parent)
            messages.success(request, _("The folder is there. Now put something into it."))
            return redirect(finding.address_of(request, made))
        except DocumentError as problem:
            form.add_error("name", str(problem))
    context = {"form": form, "folder": None, "parent": parent, "back": finding.address_of(request, parent)}
    return render(request, "workspace/documents/folder_form.html", context)


@asking.writing
def rename(request: WorkspaceRequest, pk: int) -> HttpResponse:
    found = finding.folder_or_404(request, pk)
    form = FolderForm(request.POST or None, initial={"name": found.name})
    if form.is_valid():
        try:
            foldering.rename(thing=found, name=form.cleaned_data["name"], membership=request.membership)
            messages.success(request, _("The folder has a new name."))
            return redirect(finding.address_of(request, found))
        except DocumentError as problem:
            form.add_error("name", str(problem))
    context = {"form": form, "folder": found, "parent": None, "back": finding.address_of(request, found)}
    return render(request, "workspace/documents/folder_form.html", context)
