"""The plain form of a text, with its lock."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.base import typed
from workspace.projects.access import WorkspaceRequest
from workspace.texts.forms.files import SourceForm
from workspace.texts.models import Editing, Text
from workspace.texts.services import editing as service
from workspace.texts.views import asking
from workspace.texts.views.fetching import text_to_write_in


@asking.writing
def edit(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """Saved, given up (`give_up`), locked for longer (`extend`), or opened although somebody has it (`break`)."""
    text = text_to_write_in(request, pk)
    own = _own(request, text)
    if "break" in request.POST:
        service.break_lock(text=text, membership=request.membership)
        return redirect("workspace:texts:plain_form", request.membership.project.slug, text.pk)
    if "give_up" in request.POST:
        service.give_up(text=text, membership=request.membership, editing=own)
        messages.info(request, _("Nothing was changed."))
        return redirect(text)
    holder = service.holder_of(text, request.membership)
    if holder is not None and request.method != "POST":
        return render(request, "workspace/texts/locked.html", {"the_text": text, "holder": holder})
    return _save(request, text, own) if request.method == "POST" else _show(request, text, None)


def _own(request: WorkspaceRequest, text: Text) -> Editing | None:
    """With which the form that was sent began."""
    number = request.POST.get("editing", "")
    return text.editings.filter(user=request.user, pk=number).first() if number.isdecimal() else None


def _save(request: WorkspaceRequest, text: Text, own: Editing | None) -> HttpResponse:
    form = SourceForm(request.POST)
    if own is None:
        messages.warning(request, _("This form was closed meanwhile. Look at what the text says now, then save again."))
        return _show(request, text, None, form)
    if "extend" in request.POST or not form.is_valid():
        return _show(request, text, service.extend(editing=own), form)
    left_out = service.save(editing=own, membership=request.membership, source=form.cleaned_data["source"])
    messages.success(request, _("Your changes are in the text."))
    say_what_is_missing(request, left_out)
    return redirect(text)


def _show(request: WorkspaceRequest, text: Text, own: Editing | None, form: SourceForm | None = None) -> HttpResponse:
    began = own or service.begin(text=text, membership=request.membership)
    source = service.source_of(began)
    if form is None:
        form = SourceForm(initial={"source": source})
        typed.fill_in(request, request.path, form)
    context = {
        "form": form,
        "the_text": text,
        "editing": began,
        "source_now": source if own is None and form.is_bound else "",
        "holder": service.holder_of(text, request.membership),
        "minutes": int(service.LOCKED_FOR.total_seconds() // 60),
    }
    return render(request, "workspace/texts/plain_form.html", context)


def say_what_is_missing(request: HttpRequest, pictures: int) -> None:
    if pictures:
        said = ngettext(
            "%(number)d picture from elsewhere was left out: a text shows pictures of the project only.",
            "%(number)d pictures from elsewhere were left out: a text shows pictures of the project only.",
            pictures,
        )
        messages.info(request, said % {"number": pictures})
