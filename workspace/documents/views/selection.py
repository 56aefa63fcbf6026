"""What can be done with several files and folders at once: moved, copied, tagged, put into the bin, and taken back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workspace.documents import undoing
from workspace.documents.errors import DocumentError
from workspace.documents.forms.documents import TagsForm
from workspace.documents.forms.folders import TargetForm
from workspace.documents.models import Document, Folder
from workspace.documents.permissions import may_add
from workspace.documents.querysets import KEY
from workspace.documents.services import copying, foldering, trashing
from workspace.documents.services.undoing import name_key
from workspace.documents.services.undoing import undo as take_back
from workspace.documents.undoing import Things, Undo
from workspace.documents.views import asking, finding
from workspace.documents.views.finding import BACK, Chosen
from workspace.projects.access import WorkspaceRequest, button_of_room

PAGES = {"move": "move", "copy": "copy", "tag": "tag", "archive": "archive"}


@button_of_room(KEY)
def choose(request: WorkspaceRequest) -> HttpResponse:
    """The bar below the list leads on to what is wanted. Into the bin it goes at once: that can be undone."""
    slug = request.membership.project.slug
    back = finding.page_before(request, request.POST.get("back", ""), finding.address_of(request, None))
    chosen = finding.chosen_of(request, request.POST)
    if not chosen:
        messages.info(request, _("Choose something first: each file and folder has a box for that."))
        return redirect(back)
    if request.POST.get("do") == "delete":
        return _delete(request, chosen, back)
    page = PAGES.get(request.POST.get("do", ""), "move")
    return redirect(f"{reverse(f'workspace:documents:{page}', args=[slug])}?{finding.query_of(chosen, back)}")


@asking.writing
def move(request: WorkspaceRequest) -> HttpResponse:
    chosen, back = _chosen_and_back(request)
    if not chosen:
        return _nothing_left(request, back)
    form = TargetForm(request.POST or None, project=request.membership.project, without=chosen.folders)
    if form.is_valid():
        lay = _where_they_lay(chosen)
        try:
            foldering.move(
                membership=request.membership, to=form.chosen, documents=chosen.documents, folders=chosen.folders
            )
        except DocumentError as problem:
            form.add_error("to", str(problem))
        else:
            _offer(request, _moved(chosen, form.chosen), lay, is_deletion=False)
            return redirect(back)
    context = {"form": form, "chosen": chosen, "is_copy": False, "back": back}
    return render(request, "workspace/documents/target.html", context)


@asking.writing
def copy(request: WorkspaceRequest) -> HttpResponse:
    chosen, back = _chosen_and_back(request)
    if not chosen:
        return _nothing_left(request, back)
    form = TargetForm(request.POST or None, project=request.membership.project)
    if form.is_valid():
        try:
            copying.copy(
                membership=request.membership, to=form.chosen, documents=chosen.documents, folders=chosen.folders
            )
        except DocumentError as problem:
            form.add_error("to", str(problem))
        else:
            messages.success(request, _("The copy is in this folder."))
            return redirect(finding.address_of(request, form.chosen))
    context = {"form": form, "chosen": chosen, "is_copy": True, "back": back}
    return render(request, "workspace/documents/target.html", context)


@asking.writing
def tag(request: WorkspaceRequest) -> HttpResponse:
    """Files only: a folder says by its name what lies in it."""
    chosen, back = _chosen_and_back(request)
    if not chosen.documents:
        messages.info(request, _("Folders have no tags. Choose files."))
        return redirect(back)
    chosen = Chosen(chosen.documents, [])
    form = TagsForm(request.POST or None, project=request.membership.project)
    if form.is_valid():
        try:
            foldering.tag(documents=chosen.documents, add=form.cleaned_data["add"], membership=request.membership)
        except DocumentError as problem:
            form.add_error("add", str(problem))
        else:
            messages.success(request, _("The tags are there."))
            return redirect(back)
    return render(request, "workspace/documents/tags.html", {"form": form, "chosen": chosen, "back": back})


@asking.button
def undo(request: WorkspaceRequest) -> HttpResponse:
    """The last move or deletion of this person, as long as they have done nothing else since."""
    project = request.membership.project
    what = undoing.take(request, project, request.POST.get("key", ""))
    before = finding.page_before(request, request.POST.get("back", ""), finding.address_of(request, None))
    if what is None:
        messages.info(request, _("There is nothing to undo any more."))
        return redirect(before)
    try:
        take_back(what=what, membership=request.membership)
        messages.success(request, _("Everything is where it was."))
    except DocumentError as problem:
        messages.error(request, str(problem))
    return redirect(before)


def _delete(request: WorkspaceRequest, chosen: Chosen, back: str) -> HttpResponse:
    if not may_add(request.membership):
        raise PermissionDenied
    only = chosen.only
    if isinstance(only, Document) and back.startswith(only.get_absolute_url()):
        back = finding.address_of(request, only.folder)  # its own page is not there any more
    try:
        trashing.put_in(membership=request.membership, documents=chosen.documents, folders=chosen.folders)
    except DocumentError as problem:
        messages.error(request, str(problem))
        return redirect(back)
    things = Things(documents=[each.pk for each in chosen.documents], folders=[each.pk for each in chosen.folders])
    _offer(request, _deleted(chosen), [things], is_deletion=True)
    return redirect(back)


def _offer(request: WorkspaceRequest, said: str, things: list[Things], *, is_deletion: bool) -> None:
    project = request.membership.project.pk
    undoing.offer(request, Undo(said=said, project=project, is_deletion=is_deletion, things=things))


def _chosen_and_back(request: WorkspaceRequest) -> tuple[Chosen, str]:
    back = finding.page_before(request, request.GET.get(BACK, ""), finding.address_of(request, None))
    return finding.chosen_of(request, request.GET), back


def _nothing_left(request: WorkspaceRequest, back: str) -> HttpResponse:
    messages.info(request, _("What you have chosen is not there any more."))
    return redirect(back)


def _where_they_lay(chosen: Chosen) -> list[Things]:
    """By the folder that held them."""
    lay: dict[int | None, Things] = {}
    for document in chosen.documents:
        things = lay.setdefault(document.folder_id, Things(document.folder_id))
        things.documents.append(document.pk)
        things.names[name_key(document)] = document.name
    for folder in chosen.folders:
        things = lay.setdefault(folder.parent_id, Things(folder.parent_id))
        things.folders.append(folder.pk)
        things.names[name_key(folder)] = folder.name
    return list(lay.values())


def _moved(chosen: Chosen, to: Folder | None) -> str:
    where = to.name if to is not None else _("Documents")
    if chosen.only is not None:
        return _("“%(name)s” is now in “%(folder)s”.") % {"name": chosen.only.name, "folder": where}
    said = ngettext(
        "%(number)d thing is now in “%(folder)s”.", "%(number)d things are now in “%(folder)s”.", len(chosen)
    )
    return said % {"number": len(chosen), "folder": where}


def _deleted(chosen: Chosen) -> str:
    if chosen.only is not None:
        return _("“%(name)s” is in the bin.") % {"name": chosen.only.name}
    said = ngettext("%(number)d thing is in the bin.", "%(number)d things are in the bin.", len(chosen))
    return said % {"number": len(chosen)}
