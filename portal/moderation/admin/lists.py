"""Text modules, blocks and the audit trail as lists of the admin (wagtail-modeladmin, declarative)."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail_modeladmin.helpers import PermissionHelper
from wagtail_modeladmin.options import ModelAdminGroup

from portal.base.admin_lists import InspectedModelAdmin
from portal.moderation.models import AuditEntry, Block, TextModule
from portal.moderation.permissions import may_work_at_the_desk


class DeskPermissionHelper(PermissionHelper):
    """All who work at the desk; Wagtail's groups say nothing about it."""

    def user_has_any_permissions(self, user: Any) -> bool:  # Any, here and below: as in wagtail-modeladmin
        return may_work_at_the_desk(user)

    def user_can_list(self, user: Any) -> bool:
        return may_work_at_the_desk(user)

    def user_can_create(self, user: Any) -> bool:
        return may_work_at_the_desk(user)

    def user_can_inspect_obj(self, user: Any, obj: Any) -> bool:
        return may_work_at_the_desk(user)

    def user_can_edit_obj(self, user: Any, obj: Any) -> bool:
        return may_work_at_the_desk(user)

    def user_can_delete_obj(self, user: Any, obj: Any) -> bool:
        return may_work_at_the_desk(user)


class RecordPermissionHelper(DeskPermissionHelper):
    """What was done is read, never changed."""

    def user_can_create(self, user: Any) -> bool:
        return False

    def user_can_edit_obj(self, user: Any, obj: Any) -> bool:
        return False

    def user_can_delete_obj(self, user: Any, obj: Any) -> bool:
        return False


class AuditPermissionHelper(RecordPermissionHelper):
    def user_can_inspect_obj(self, user: Any, obj: AuditEntry) -> bool:
        return AuditEntry.objects.filter(pk=obj.pk).readable_by(user).exists()


class TextModuleAdmin(InspectedModelAdmin):
    model = TextModule
    menu_label = _("Text modules")
    menu_icon = "doc-full-inverse"
    list_display = ["name", "action", "text_de"]
    list_filter = ["action"]
    search_fields = ["name", "text_de", "text_en"]
    permission_helper_class = DeskPermissionHelper


class BlockAdmin(InspectedModelAdmin):
    model = Block
    menu_label = _("Blocks")
    menu_icon = "lock"
    list_display = ["user", "until", "reason", "blocked_by", "created_at", "lifted_at"]
    list_select_related = ["user", "blocked_by"]
    search_fields = ["user__name", "reason"]
    permission_helper_class = RecordPermissionHelper


class AuditAdmin(InspectedModelAdmin):
    model = AuditEntry
    menu_label = _("Audit trail")
    menu_icon = "history"
    list_display = ["happened_at", "what", "actor", "case"]
    list_filter = ["what"]
    list_select_related = ["actor", "case"]
    list_per_page = 100
    permission_helper_class = AuditPermissionHelper

    def get_queryset(self, request: HttpRequest) -> "QuerySet[AuditEntry]":
        """A manager's own deeds, and what was done about the cases that they may decide."""
        return super().get_queryset(request).readable_by(request.user)


class ModerationAdminGroup(ModelAdminGroup):
    menu_label = _("Moderation")
    menu_icon = "warning"
    menu_order = 395
    items = (TextModuleAdmin, BlockAdmin, AuditAdmin)
