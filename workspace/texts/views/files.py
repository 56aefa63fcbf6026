"""A text as a file, and files as texts."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workspace.projects.access import WorkspaceRequest
from workspace.texts.document.outgoing import FORMS
from workspace.texts.forms.files import FileForm
from workspace.texts.permissions import may_write_in
from workspace.texts.services import bringing
from workspace.texts.views import asking
from workspace.texts.views.fetching import text_or_404, text_to_write_in
from workspace.texts.views.sending import as_file


@asking.page
def take_along(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """Which forms there are; with `?form=` the file."""
    text = text_or_404(request, pk)
    asked = request.GET.get("form", "")
    if not asked:
        context = {
            "the_text": text,
            "forms": list(FORMS.values()),
            "may_write_in": may_write_in(request.membership, text),
        }
        return render(request, "workspace/texts/files.html", context)
    form = FORMS.get(asked)
    if form is None:
        raise Http404
    return as_file(request, text, form)


@asking.writing
def bring(request: WorkspaceRequest) -> HttpResponse:
    """A file becomes a new text."""
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        text = bringing.begin(membership=request.membership, found=form.found)
        messages.success(request, _("“%(title)s” is there.") % {"title": text})
        _say_what_is_missing(request, form.found.pictures)
        return redirect(text)
    return render(request, "workspace/texts/bring.html", {"form": form, "the_text": None})


@asking.writing
def add(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """A file comes at the end of a text."""
    text = text_to_write_in(request, pk)
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        bringing.add(text=text, membership=request.membership, found=form.found)
        messages.success(request, _("What stood in the file is at the end of the text now."))
        _say_what_is_missing(request, form.found.pictures)
        return redirect(text)
    return render(request, "workspace/texts/bring.html", {"form": form, "the_text": text})


def _say_what_is_missing(request: WorkspaceRequest, pictures: int) -> None:
    if pictures:
        said = ngettext(
            "%(number)d picture was left out. Put it in from the pictures of the project.",
            "%(number)d pictures were left out. Put them in from the pictures of the project.",
            pictures,
        )
        messages.info(request, said % {"number": pictures})
