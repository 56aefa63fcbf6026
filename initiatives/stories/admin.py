"""Who does stories too, as a list of the admin (wagtail-modeladmin): managers confirm what was done, and hide."""

from typing import Any

from django.contrib.admin import display
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail_modeladmin.helpers import PermissionHelper

from initiatives.stories import services
from initiatives.stories.models import Copy
from initiatives.stories.permissions import may_decide
from portal.base.admin_lists import InspectedModelAdmin
from portal.regions.permissions import is_manager


class CopyPermissionHelper(PermissionHelper):
    """Managers decide about those in their area; nobody writes one in another's name."""

    def user_can_list(self, user: Any) -> bool:  # Any, here and below: users and anonymous visitors
        return bool(user.is_superuser or is_manager(user))

    def user_can_create(self, user: Any) -> bool:
        return False

    def user_can_inspect_obj(self, user: Any, obj: Copy) -> bool:
        return may_decide(user, obj)

    def user_can_edit_obj(self, user: Any, obj: Copy) -> bool:
        return may_decide(user, obj)

    def user_can_delete_obj(self, user: Any, obj: Copy) -> bool:
        return bool(user.is_superuser)


class DecisionForm(WagtailAdminModelForm):
    """The decision goes through the service, which notes who made it."""

    def save(self, commit: bool = True) -> Copy:
        copy: Copy = self.instance
        services.decide(copy=copy, status=Copy.Status(copy.status), actor=self.for_user)
        return copy


class CopyAdmin(InspectedModelAdmin):
    model = Copy
    menu_label = _("Copied stories")
    menu_icon = "copy"
    menu_order = 320
    list_display = ["where", "story", "group", "person", "status", "created_at"]
    list_filter = ["status", "created_at"]
    search_fields = ["place", "municipality__name", "group", "name", "user__name", "story__title"]
    list_select_related = ["story", "municipality", "user"]
    list_per_page = 50
    inspect_view_fields = ["story", "where", "group", "person", "message", "status", "created_at", "decided_by"]
    permission_helper_class = CopyPermissionHelper
    edit_handler = ObjectList(
        [
            FieldPanel("message", read_only=True),
            FieldPanel(
                "status",
                help_text=_("“Done” counts the place and shows it with the story; “Hidden” takes it away."),
            ),
            FieldPanel("group"),
            FieldPanel("initiative"),
        ],
        base_form_class=DecisionForm,
    )

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Copy]":
        return super().get_queryset(request).filter(pk__in=Copy.objects.decided_by(request.user).values("pk"))

    @display(description=_("person"))
    def person(self, copy: Copy) -> str:
        """With the address, for whoever has to ask."""
        return f"{copy.who} ({copy.address})" if copy.who else "–"

    @display(description=_("place"))
    def where(self, copy: Copy) -> str:
        return copy.where
