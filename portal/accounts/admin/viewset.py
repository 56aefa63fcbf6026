"""Users in the Wagtail admin: invite, edit, delete, each through our services."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path
from django.utils.functional import cached_property
from wagtail.admin.widgets.button import Button
from wagtail.users.views import users as wagtail_views

from portal.accounts import services
from portal.accounts.admin.forms import UserCreationForm, UserEditForm
from portal.accounts.admin.second_factor import RemoveSecondFactorView, removal_button
from portal.accounts.models import User
from portal.accounts.permissions import has_second_factor, may_delete_account, may_remove_second_factor


class IndexView(wagtail_views.IndexView):
    def order_queryset(self, queryset: "QuerySet[User]") -> "QuerySet[User]":
        if self.ordering in ("name", "-name"):
            return queryset.order_by(self.ordering)
        ordered: QuerySet[User] = super().order_queryset(queryset)
        return ordered


class CreateView(wagtail_views.CreateView):
    def save_instance(self) -> User:
        user: User = super().save_instance()
        services.invite(user=user, actor=self.request.user)
        return user


class EditView(wagtail_views.EditView):
    @cached_property
    def header_more_buttons(self) -> list[Button]:
        buttons: list[Button] = super().header_more_buttons
        if has_second_factor(self.object) and may_remove_second_factor(self.request.user, self.object):
            buttons.append(removal_button(self.object))
        return buttons

    def save_instance(self) -> User:
        user: User = super().save_instance()
        if "email" in self.form.changed_data:
            services.change_address_as_admin(user=user, actor=self.request.user)
        return user


class DeleteView(wagtail_views.DeleteView):
    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:  # Any: Wagtail's signature
        self.object = self.get_object()
        if not may_delete_account(request.user, self.object):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def delete_action(self) -> None:
        services.delete_account(user=self.object, actor=self.request.user)


class PortalUserViewSet(wagtail_views.UserViewSet):
    index_view_class = IndexView
    add_view_class = CreateView
    edit_view_class = EditView
    delete_view_class = DeleteView
    create_template_name = "accounts/admin/create.html"
    edit_template_name = "accounts/admin/edit.html"

    def get_form_class(self, for_update: bool = False) -> "type[ModelForm[User]]":
        return UserEditForm if for_update else UserCreationForm

    @property
    def second_factor_view(self) -> Callable[..., HttpResponseBase]:
        return self.construct_view(RemoveSecondFactorView)

    def get_urlpatterns(self) -> list[URLPattern]:
        address = path("zweiter-faktor/<int:pk>/", self.second_factor_view, name="second_factor")
        return [*super().get_urlpatterns(), address]
