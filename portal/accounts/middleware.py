"""The door of the Wagtail admin: who may come in, and with a second factor where the setting asks for one."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from portal.accounts.permissions import is_kept_out_of_admin, must_add_second_factor

RETURN_TO = "return_to_admin"


class AdminDoorMiddleware:
    """Tells signed-in people without access so; Wagtail would send them to the sign-in, and that back, for ever.

    Sends editors without a second factor to where they set one up (setting REQUIRE_MFA_FOR_ADMIN).
    The session remembers where they wanted to go; the pages of the second factor lead back there.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(reverse("wagtailadmin_home")) or request.path == reverse("wagtailadmin_logout"):
            return self.get_response(request)
        if is_kept_out_of_admin(request.user):
            raise PermissionDenied
        if request.user.is_authenticated and must_add_second_factor(request.user):
            if request.method == "GET":
                request.session[RETURN_TO] = request.get_full_path()
            with translation.override(request.user.language):  # the admin's addresses name no language
                messages.warning(request, gettext("To edit this portal you need a second factor. Set one up here."))
                return redirect("mfa_index")
        if RETURN_TO in request.session:
            del request.session[RETURN_TO]
        return self.get_response(request)
