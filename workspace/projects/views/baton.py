"""The page behind the links of the question whether a project goes on."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from workspace.projects.errors import ProjectError
from workspace.projects.links import asked_lead
from workspace.projects.services import baton as services

ANSWERS = {"weiter": services.goes_on, "uebergabe": services.wants_to_hand_over, "pause": services.rests}
NOT_FOUND = 404


@never_cache
@require_http_methods(["GET", "POST"])
def baton(request: HttpRequest, token: str) -> HttpResponse:
    """Works without signing in; following a link alone changes nothing, as mail programs follow them, too."""
    lead = asked_lead(token)
    if lead is None:
        return render(request, "workspace/projects/baton_answered.html", {"noindex": True}, status=NOT_FOUND)
    chosen = request.POST.get("answer", "") if request.method == "POST" else request.GET.get("antwort", "")
    answer = ANSWERS.get(chosen)
    if request.method == "POST" and answer is not None:
        try:
            answer(membership=lead)
        except ProjectError as problem:
            messages.error(request, str(problem))
            return redirect(request.path)
        return _thank(request, chosen, lead.project.workspace_url, lead.project.name)
    context = {"lead": lead, "project": lead.project, "chosen": chosen if answer else "", "noindex": True}
    return render(request, "workspace/projects/baton.html", context)


def _thank(request: HttpRequest, chosen: str, workspace_url: str, name: str) -> HttpResponse:
    said = {
        "weiter": _("Good to hear: “%(name)s” goes on."),
        "uebergabe": _("The others are asked who takes it on. Agree with somebody, then hand over under “People”."),
        "pause": _("“%(name)s” rests from today. Its leads can wake it up at any time."),
    }
    messages.success(request, said[chosen] % {"name": name})
    return redirect(workspace_url)
