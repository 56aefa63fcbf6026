"""Wagtail's own doors, closed: they know no second factor and no rate limit. They lead to our sign-in."""

from django.urls import path
from django.views.generic import RedirectView

to_sign_in = RedirectView.as_view(pattern_name="account_login", query_string=True)

urlpatterns = [
    path("admin/login/", to_sign_in, name="closed_admin_login"),
    path("_util/login/", to_sign_in, name="closed_frontend_login"),
]
