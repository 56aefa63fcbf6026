"""The second factor before the Wagtail admin."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.accounts.permissions import must_add_second_factor


class SecondFactorForAdminMiddleware:
    """Sends editors without a second factor to where they set one up (setting REQUIRE_MFA_FOR_ADMIN)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        in_admin = request.path.startswith(reverse("wagtailadmin_home"))
        if in_admin and request.path != reverse("wagtailadmin_logout") and must_add_second_factor(request.user):
            messages.warning(request, _("Whoever edits this portal needs a second factor. Set one up here."))
            return redirect("mfa_index")
        return self.get_response(request)
