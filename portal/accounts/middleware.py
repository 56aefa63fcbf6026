"""The second factor before the Wagtail admin."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from portal.accounts.permissions import must_add_second_factor

RETURN_TO = "return_to_admin"


class SecondFactorForAdminMiddleware:
    """Sends editors without a second factor to where they set one up (setting REQUIRE_MFA_FOR_ADMIN).

    The session remembers where they wanted to go; the pages of the second factor lead back there.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(reverse("wagtailadmin_home")) or request.path == reverse("wagtailadmin_logout"):
            return self.get_response(request)
        if must_add_second_factor(request.user):
            if request.method == "GET":
                request.session[RETURN_TO] = request.get_full_path()
            with translation.override(request.user.language):  # the admin's addresses name no language
                messages.warning(request, gettext("To edit this portal you need a second factor. Set one up here."))
                return redirect("mfa_index")
        if RETURN_TO in request.session:
            del request.session[RETURN_TO]
        return self.get_response(request)
