"""Who keeps what the search knows besides the index."""

from collections.abc import Collection
from typing import Any

from django.db import models
from wagtail.permission_policies import ModelPermissionPolicy

from portal.regions.permissions import is_manager

EVERYTHING = frozenset({"add", "change", "delete", "view"})


class ManagersPolicy(ModelPermissionPolicy):
    """All managers, and whoever a group gives the right; nobody does what is not among the actions."""

    def __init__(self, model: type[models.Model], actions: Collection[str] = EVERYTHING) -> None:
        super().__init__(model)
        self.actions = actions

    def user_has_permission(self, user: Any, action: str) -> bool:  # Any: as in Wagtail
        if action not in self.actions:
            return False
        return is_manager(user) or super().user_has_permission(user, action)
