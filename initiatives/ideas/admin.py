"""Ideas as a list of the admin (wagtail-modeladmin, declarative); what is decided is decided at the front."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail_modeladmin.helpers import PermissionHelper

from initiatives.ideas.admin_filters import CampaignFilter
from initiatives.ideas.models import Idea
from initiatives.ideas.permissions import may_inspect
from portal.base.admin_lists import InspectedModelAdmin
from portal.regions.admin.filters import PlaceFilter
from portal.regions.permissions import is_manager


class IdeaPermissionHelper(PermissionHelper):
    """Managers and portal admins, each for what is theirs; the words are changed at the front, with a trace."""

    def user_has_any_permissions(self, user: Any) -> bool:  # Any, here and below: as in wagtail-modeladmin
        return self.user_can_list(user)

    def user_can_list(self, user: Any) -> bool:
        return bool(user.is_superuser or is_manager(user))

    def user_can_create(self, user: Any) -> bool:
        return False

    def user_can_inspect_obj(self, user: Any, obj: Idea) -> bool:
        return may_inspect(user, obj)

    def user_can_edit_obj(self, user: Any, obj: Idea) -> bool:
        return False

    def user_can_delete_obj(self, user: Any, obj: Idea) -> bool:
        return bool(user.is_superuser)


class IdeaAdmin(InspectedModelAdmin):
    model = Idea
    menu_label = _("Ideas")
    menu_icon = "help"
    menu_order = 385
    list_display = ["title", "status", "municipality", "responsible", "answer_due"]
    list_filter = ["status", PlaceFilter, CampaignFilter, "is_hidden", "is_winner"]
    list_select_related = ["municipality", "responsible"]
    search_fields = ["title", "text", "reason", "author__name"]
    list_per_page = 50
    ordering = ["-created_at", "-pk"]
    inspect_view_fields_exclude = ["words", "merge_record", "helps_self", "helps_with"]
    list_export = [
        "title", "status", "municipality", "campaign", "age_group", "author", "responsible", "answer_due",
        "created_at", "published_at",
    ]  # fmt: skip
    permission_helper_class = IdeaPermissionHelper

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Idea]":
        """A manager's own; a draft is its author's business."""
        return super().get_queryset(request).managed_by(request.user).exclude(status="draft")
