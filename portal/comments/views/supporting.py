"""One support a person."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.accounts import limits
from portal.accounts.requests import SignedInRequest
from portal.comments.errors import CommentError
from portal.comments.services import supporting as services
from portal.comments.views.targets import back_to, target_or_404
from portal.moderation.errors import ModerationError


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def support(request: SignedInRequest, kind_name: str, pk: int) -> HttpResponse:
    """The button; who comes by way of the sign-in is asked once more, because a link changes nothing."""
    kind, target = target_or_404(request, kind_name, pk)
    if request.method != "POST":
        return render(
            request,
            "comments/support_page.html",
            {"target": target, "title": kind.title(target), "url": kind.url(target)},
        )
    if not limits.within(request, action="support"):
        messages.error(request, _("That was a lot at once. Please try again in an hour."))
        return redirect(back_to(request, kind, target))
    try:
        if "undo" in request.POST:
            services.take_back_support(target=target, actor=request.user)
            messages.success(request, _("Your support is taken back."))
        else:
            services.support(target=target, actor=request.user)
            messages.success(request, _("Thank you for your support!"))
    except (CommentError, ModerationError) as problem:
        messages.error(request, str(problem))
    return redirect(back_to(request, kind, target))
