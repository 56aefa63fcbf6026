"""Templates: chosen, made of a text, deleted."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from workspace.projects.access import WorkspaceRequest
from workspace.texts.beginnings import BEGINNINGS
from workspace.texts.forms.files import TemplateForm
from workspace.texts.services import templates as service
from workspace.texts.views import asking
from workspace.texts.views.fetching import text_or_404


@asking.writing
def choose(request: WorkspaceRequest) -> HttpResponse:
    """Those of the project, and those that the portal brings along; sent, one of them becomes a text."""
    own = request.membership.project.text_templates
    if request.method == "POST":
        key, number = request.POST.get("template", ""), request.POST.get("own", "")
        if number:
            template = get_object_or_404(own, pk=number if number.isdecimal() else 0)
            return redirect(service.begin_with(membership=request.membership, template=template))
        if key not in BEGINNINGS:
            raise Http404
        return redirect(service.begin_with_ours(membership=request.membership, key=key))
    context = {
        "own": list(own.defer("source").select_related("made_by", "story")),
        "beginnings": list(BEGINNINGS.values()),
    }
    return render(request, "workspace/texts/templates.html", context)


@asking.writing
def remember(request: WorkspaceRequest, pk: int) -> HttpResponse:
    text = text_or_404(request, pk)
    form = TemplateForm(request.POST or None, initial={"name": text.title[:120]})
    if form.is_valid():
        made = service.remember(text=text, membership=request.membership, name=form.cleaned_data["name"])
        messages.success(request, _("“%(name)s” is a template of your project now.") % {"name": made})
        return redirect("workspace:texts:templates", request.membership.project.slug)
    return render(request, "workspace/texts/remember.html", {"form": form, "the_text": text})


@asking.button
def forget(request: WorkspaceRequest, template_pk: int) -> HttpResponse:
    template = get_object_or_404(request.membership.project.text_templates, pk=template_pk)
    service.forget(template=template, membership=request.membership)
    messages.success(request, _("The template is deleted. Texts that began with it stay as they are."))
    return redirect("workspace:texts:templates", request.membership.project.slug)
