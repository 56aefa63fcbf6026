"""Users in the Wagtail admin: several are deleted at once through our service; what the history says."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry
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


@hooks.register("register_log_actions")
def actions_of_the_history(actions: LogActionRegistry) -> None:
    actions.register_action("accounts.remove_second_factor", _("Remove second factor"), _("Second factor removed"))
