"""Anybody reports anything, with an account or without."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.accounts import limits
from portal.moderation.forms import ReportForm
from portal.moderation.kinds import kind_named
from portal.moderation.permissions import may_report
from portal.moderation.services import reporting as services

TOO_MANY_REQUESTS = 429


@never_cache
@require_http_methods(["GET", "POST"])
def report(request: HttpRequest, kind_name: str, pk: int) -> HttpResponse:
    kind = kind_named(kind_name)
    if kind is None:
        raise Http404
    target = get_object_or_404(kind.visible_to(request.user), pk=pk)
    if not kind.stands_where_seen_by(request.user, target):
        raise Http404
    if not may_report(request.user, kind, target):
        raise PermissionDenied
    user = request.user if request.user.is_authenticated else None
    action = "report" if user else "report_by_address"
    form = ReportForm(request.POST or None, request=request, action=action, is_signed_in=user is not None)
    status = 200
    if form.is_valid():
        if limits.within(request, action=action):
            said = form.cleaned_data
            services.report(
                target=target,
                reason=said["reason"],
                text=said["text"],
                actor=user,
                email=said.get("email", ""),
                doubts=form.doubts,
            )
            messages.success(request, _("Thank you. Somebody looks at it soon."))
            still_seen = kind.visible_to(request.user).filter(pk=pk).exists()
            return redirect(kind.url(target) if still_seen else "wagtail_serve", *([] if still_seen else [""]))
        form.add_error(None, _("You have written a lot already. Please try again in an hour."))
        status = TOO_MANY_REQUESTS
    context = {"form": form, "title": kind.title(target), "url": kind.url(target), "label": kind.label, "noindex": True}
    return render(request, "moderation/report.html", context, status=status)
