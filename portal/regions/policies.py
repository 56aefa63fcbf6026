"""Wagtail's page permissions, with the managers' areas in them.

Wagtail grants by the tree, we grant by the page's municipality. Both questions that Wagtail asks are answered here: the
policy for sets of pages (explorer, search, choosers, reports, the admin's API), the tester for a single page (edit,
publish, move, delete, …). Neither stores rows for managers, so nothing can go stale when pages move.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db.models import Q, QuerySet
from wagtail.models import GroupPagePermission, Page, PagePermissionTester
from wagtail.permission_policies.pages import PagePermissionPolicy

from portal.regions.permissions import areas_of, in_areas_of, is_manager, may_edit_page, municipality_id_of

MANAGER_ACTIONS = frozenset({"add", "change", "delete", "publish", "bulk_delete", "lock", "unlock", "view"})


class RegionalPagePermissionPolicy(PagePermissionPolicy):
    """For managers: everything on the pages of their area, and adding pages anywhere below the front pages.

    What else their groups grant stays, except Wagtail's rule that owners edit their pages wherever these stand: a page
    that was given to another municipality is no longer its author's.
    """

    def get_all_permissions_for_user(self, user: Any) -> Any:  # Any, here and below: as in Wagtail
        granted = super().get_all_permissions_for_user(user)
        if not is_manager(user):
            return granted
        add = Permission.objects.get(
            content_type__app_label="wagtailcore", codename=self._get_permission_codename("add")
        )
        fronts = Page.objects.filter(depth=2)
        return [*granted, *(GroupPagePermission(pk=-page.pk, page=page, permission=add) for page in fronts)]

    def user_has_any_permission(self, user: Any, actions: Iterable[str]) -> bool:
        return super().user_has_any_permission(user, actions) or (
            is_manager(user) and bool(MANAGER_ACTIONS & set(actions))
        )

    def user_has_any_permission_for_instance(self, user: Any, actions: Iterable[str], instance: Page) -> bool:
        if not is_manager(user):
            return super().user_has_any_permission_for_instance(user, actions, instance)
        if MANAGER_ACTIONS & set(actions) and may_edit_page(user, instance):
            return True
        codenames = self._get_permission_codenames(actions)
        return any(
            perm.permission.codename in codenames and instance.path.startswith(perm.page.path)
            for perm in self.get_cached_permissions_for_user(user)
        )

    def instances_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> "QuerySet[Page]":
        if not is_manager(user):
            return super().instances_user_has_any_permission_for(user, actions)
        codenames = self._get_permission_codenames(actions)
        allowed = in_areas_of(user) if MANAGER_ACTIONS & set(actions) else Q(pk__in=[])
        for perm in self.get_cached_permissions_for_user(user):
            if perm.permission.codename in codenames:
                allowed |= Q(path__startswith=perm.page.path)
        return self.model.objects.filter(allowed)

    def explorable_instances(self, user: Any) -> "QuerySet[Page]":
        """The neighbours' drafts are none of a manager's business."""
        pages = super().explorable_instances(user)
        if not is_manager(user) or self._is_in_other_groups(user):
            return pages
        return pages.filter(Q(live=True) | in_areas_of(user))

    def _is_in_other_groups(self, user: Any) -> bool:
        return any(perm.pk > 0 for perm in self.get_cached_permissions_for_user(user))

    def users_with_any_permission(self, actions: Iterable[str], include_superusers: bool = True) -> Any:
        users = super().users_with_any_permission(actions, include_superusers)
        if not MANAGER_ACTIONS & set(actions):
            return users
        return get_user_model().objects.filter(Q(pk__in=users.values("pk")) | Q(is_active=True, manager__isnull=False))

    def users_with_any_permission_for_instance(
        self, actions: Iterable[str], instance: Page, include_superusers: bool = True
    ) -> Any:
        users = super().users_with_any_permission_for_instance(actions, instance, include_superusers)
        if not MANAGER_ACTIONS & set(actions):
            return users
        municipality = municipality_id_of(instance)
        managers = get_user_model().objects.filter(is_active=True, manager__isnull=False)
        if municipality is None:
            managers = managers.filter(pk=instance.owner_id)
        else:
            managers = managers.filter(manager__municipalities=municipality)
        return get_user_model().objects.filter(Q(pk__in=users.values("pk")) | Q(pk__in=managers.values("pk")))


class RegionalPagePermissionTester(PagePermissionTester):
    """What a person may do to one page."""

    def __init__(self, user: Any, page: Page) -> None:
        super().__init__(user, page)
        self.is_bound = is_manager(user)
        if not self.is_bound:
            return
        self.granted_by_groups = frozenset(self.permissions)
        self.is_theirs = may_edit_page(user, page)
        if self.is_theirs:
            self.permissions |= MANAGER_ACTIONS

    def can_edit(self) -> bool:
        if not self.is_bound or self.is_theirs or "change" in self.granted_by_groups:
            return super().can_edit()
        task = self.page.current_workflow_task
        return bool(task and task.user_can_access_editor(self.page, self.user))

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        if not self.is_bound or "change" in self.granted_by_groups:
            return super().can_delete(ignore_bulk)
        return self.is_theirs and self._everything_below_is_theirs()

    def can_publish_subpage(self) -> bool:
        if super().can_publish_subpage():
            return True
        # The form offers managers only their own municipalities, so the new page is theirs.
        return self.is_bound and self.can_add_subpage()

    def can_move_to(self, destination: Page) -> bool:
        if super().can_move_to(destination):
            return True
        if not self.is_bound or self.page == destination or destination.is_descendant_of(self.page):
            return False
        if not self.page.is_child_of(destination) and not self.page.specific.can_move_to(destination):
            return False
        return self.can_move() and destination.permissions_for_user(self.user).can_publish_subpage()

    def can_copy_to(self, destination: Page, recursive: bool = False) -> bool:
        if recursive and self.is_bound and "change" not in self.granted_by_groups:
            return self._everything_below_is_theirs() and super().can_copy_to(destination, recursive)
        return super().can_copy_to(destination, recursive)

    def can_translate_subtree(self) -> bool:
        """Translating with all pages below creates pages below: whoever may not change those may not copy them."""
        if self.is_bound and "change" not in self.granted_by_groups:
            return self._everything_below_is_theirs()
        return True

    def _everything_below_is_theirs(self) -> bool:
        if areas_of(self.user) is None or self.page.is_leaf():
            return True
        return not self.page.get_descendants().exclude(in_areas_of(self.user)).exists()


def permissions_for_user(page: Page, user: Any) -> RegionalPagePermissionTester:
    """Stands in for `Page.permissions_for_user` on every page, also on a bare `Page` as bulk actions use it."""
    return RegionalPagePermissionTester(user, page)
