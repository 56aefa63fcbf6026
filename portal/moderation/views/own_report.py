"""What became of a report, for whoever has the link of the mail."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.moderation.errors import ModerationError
from portal.moderation.forms import ObjectionForm
from portal.moderation.links import own_report
from portal.moderation.permissions import may_object_as_reporter
from portal.moderation.services import reporting as services


@never_cache
@require_http_methods(["GET", "POST"])
def report(request: HttpRequest, token: str) -> HttpResponse:
    """What was decided, and the way to object without an account."""
    found = own_report(token)
    if found is None:
        raise Http404
    decision = found.case.decisions.first() if not found.case.is_open else None
    may = may_object_as_reporter(found, decision)
    form = ObjectionForm(request.POST or None) if may else None
    if request.method == "POST" and form is None:
        messages.error(request, str(ModerationError.changed_meanwhile()))
        return redirect("moderation:own_report", token=token)
    if form is not None and form.is_valid():
        try:
            services.object_as_reporter(report=found, text=form.cleaned_data["text"])
            messages.success(
                request, _("Your objection has arrived. A person looks at it, and you hear what becomes of it.")
            )
            return redirect("moderation:own_report", token=token)
        except ModerationError as problem:
            form.add_error(None, str(problem))
    context = {"report": found, "decision": decision, "form": form, "noindex": True}
    return render(request, "moderation/own_report.html", context)
