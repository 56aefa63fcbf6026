"""The same for Wagtail's lists and forms: its groups say nothing about newsletters."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from wagtail.permission_policies.base import BasePermissionPolicy

from home.newsletters.permissions import may_delete, may_edit, may_see, may_write_newsletters
from portal.accounts.models import User

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from home.newsletters.models import Newsletter

ASKED = {"change": may_edit, "delete": may_delete, "view": may_see}


class NewsletterPolicy(BasePermissionPolicy):
    def user_has_permission(self, user: Any, action: str) -> bool:  # Any, here and below: as in Wagtail
        return may_write_newsletters(user)

    def user_has_any_permission(self, user: Any, actions: Iterable[str]) -> bool:
        return may_write_newsletters(user)

    def user_has_permission_for_instance(self, user: Any, action: str, instance: "Newsletter") -> bool:
        return ASKED[action](user, instance) if action in ASKED else False

    def user_has_any_permission_for_instance(self, user: Any, actions: Iterable[str], instance: "Newsletter") -> bool:
        return any(self.user_has_permission_for_instance(user, action, instance) for action in actions)

    def instances_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> "QuerySet[Newsletter]":
        managed: QuerySet[Newsletter] = self.model.objects.managed_by(user)
        return managed

    def users_with_any_permission(self, actions: Iterable[str]) -> "QuerySet[User]":
        return User.objects.filter(Q(is_superuser=True) | Q(manager__isnull=False), is_active=True)
