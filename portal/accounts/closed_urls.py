"""Wagtail's own doors, closed: they know no second factor and no rate limit. They lead to our sign-in."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse


def closed_door(request: HttpRequest) -> HttpResponse:
    """To the sign-in; whoever is signed in already was sent here because this account may not read the page."""
    if request.user.is_authenticated:
        raise PermissionDenied
    query = request.META["QUERY_STRING"]
    return redirect(reverse("account_login") + (f"?{query}" if query else ""))


urlpatterns = [
    path("admin/login/", closed_door, name="closed_admin_login"),
    path("_util/login/", closed_door, name="closed_frontend_login"),
]
