"""A text as a file, and files as texts."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from workspace.projects.access import WorkspaceRequest
from workspace.texts.document import reading
from workspace.texts.document.outgoing import FORMS, absolute, file_name
from workspace.texts.forms.files import FileForm
from workspace.texts.permissions import may_write_in
from workspace.texts.services import bringing, storing
from workspace.texts.views import asking
from workspace.texts.views.fetching import text_or_404, text_to_write_in

LANGUAGES = {"de": "de-DE", "en": "en-GB"}


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
    root = absolute(reading.read(storing.load(text)), request.build_absolute_uri("/").rstrip("/"))
    language = LANGUAGES.get(get_language() or "", "de-DE")
    response = HttpResponse(form.make(root, str(text), language), content_type=form.content_type)
    name = file_name(text.title, form.key)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    response["X-Content-Type-Options"] = "nosniff"
    return response


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
