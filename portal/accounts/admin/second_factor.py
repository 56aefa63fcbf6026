"""Somebody lost their second factor: an administrator takes it away, then they sign in and set up a new one."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.views.generic.base import BaseOperationView, WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button

from portal.accounts import services
from portal.accounts.models import User
from portal.accounts.permissions import has_second_factor, may_remove_second_factor


def removal_button(user: User) -> Button:
    """Leads from the page of a person to the confirmation."""
    return Button(
        _("Remove second factor"),
        url=reverse("wagtailusers_users:second_factor", args=[user.pk]),
        icon_name="key",
        priority=15,
    )


class RemoveSecondFactorView(WagtailAdminTemplateMixin, BaseOperationView):
    """Asks first, then removes; without a second factor there is nothing to ask about."""

    model = User
    template_name = "accounts/admin/remove_second_factor.html"
    page_title = _("Remove second factor")
    header_icon = "key"
    success_url_name = "wagtailusers_users:edit"
    index_url_name = ""  # the viewset says it

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # Any: Django's signature
        if not request.user.is_authenticated or not may_remove_second_factor(request.user, self.object):
            raise PermissionDenied
        if not has_second_factor(self.object):
            messages.warning(request, _("This person has no second factor."))
            return redirect(self.get_success_url())
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # Any: Django's signature
        return self.render_to_response(self.get_context_data())

    def get_page_subtitle(self) -> str:
        return str(self.object)

    @cached_property
    def breadcrumbs_items(self) -> list[dict[str, Any]]:  # Any: addresses and words
        return [
            *WagtailAdminTemplateMixin.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": capfirst(User._meta.verbose_name_plural)},
            {"url": self.get_success_url(), "label": str(self.object)},
            {"url": "", "label": self.page_title},
        ]

    def perform_operation(self) -> None:
        services.remove_second_factor(user=self.object, actor=self.request.user)

    def get_success_message(self) -> str:
        return _("The second factor of %(name)s is removed. They are signed out and have been sent an e-mail.") % {
            "name": self.object
        }
