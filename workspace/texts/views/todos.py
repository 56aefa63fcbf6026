"""What a text says is to be done, as tasks."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workspace.projects.access import WorkspaceRequest
from workspace.projects.todos import maker_of
from workspace.texts.services import todos as service
from workspace.texts.views import asking
from workspace.texts.views.fetching import text_to_write_in


@asking.writing
def make(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """Which lines there are; sent, those that were chosen become tasks."""
    text = text_to_write_in(request, pk)
    if maker_of(request.membership.project) is None:
        raise Http404
    if request.method == "POST":
        keys = set(request.POST.getlist("line"))
        number = service.make(text=text, membership=request.membership, keys=keys)
        if number:
            said = ngettext("%(number)d line is a task now.", "%(number)d lines are tasks now.", number)
            messages.success(request, said % {"number": number})
            return redirect(text)
        messages.warning(request, _("Choose at least one line. Perhaps somebody was quicker."))
    context = {"the_text": text, "found": service.found_in(text, request.membership)}
    return render(request, "workspace/texts/todos.html", context)
