"""Deleting several users at once in the Wagtail admin goes through our service, too."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from wagtail import hooks
from wagtail.users.views.bulk_actions import DeleteBulkAction

from portal.accounts import services
from portal.accounts.models import User
from portal.accounts.permissions import may_delete_account


class DeleteUsersBulkAction(DeleteBulkAction):
    def check_perm(self, obj: User) -> bool:
        return super().check_perm(obj) and may_delete_account(self.request.user, obj)

    def get_execution_context(self) -> dict[str, Any]:  # Any: Wagtail's own signature
        return {**super().get_execution_context(), "actor": self.request.user}

    @classmethod
    def execute_action(
        cls, objects: Iterable[User], actor: User | None = None, **kwargs: Any
    ) -> tuple[int, int]:  # Any: Wagtail's own signature
        if actor is None:
            raise PermissionDenied
        users = list(objects)
        for user in users:
            services.delete_account(user=user, actor=actor)
        return len(users), 0


hooks.register("register_bulk_action", DeleteUsersBulkAction, order=100)
