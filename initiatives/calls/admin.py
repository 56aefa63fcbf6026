"""Calls and answers as lists of the admin (wagtail-modeladmin, declarative)."""

from typing import Any

from django.contrib.admin import display
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail_modeladmin.helpers import PermissionHelper
from wagtail_modeladmin.options import ModelAdminGroup

from initiatives.calls.admin_filters import PlaceOfCallFilter, TopicOfCallFilter
from initiatives.calls.forms.admin import CallAdminForm
from initiatives.calls.models import Answer, Call
from initiatives.calls.permissions import may_decide, may_moderate
from portal.base.admin_lists import InspectedModelAdmin
from portal.regions.admin.filters import PlaceFilter, TopicFilter
from portal.regions.permissions import is_manager

WHEN = ("on_weekdays", "in_evenings", "on_saturdays", "on_sundays", "is_flexible")


class ManagersPermissionHelper(PermissionHelper):
    """Managers and portal admins, each for what is theirs; Wagtail's groups say nothing about calls."""

    def user_has_any_permissions(self, user: Any) -> bool:  # Any, here and below: as in wagtail-modeladmin
        return self.user_can_list(user)

    def user_can_list(self, user: Any) -> bool:
        return bool(user.is_superuser or is_manager(user))

    def user_can_create(self, user: Any) -> bool:
        return False  # it is written at the front, by those in whose name it stands


class CallPermissionHelper(ManagersPermissionHelper):
    def user_can_inspect_obj(self, user: Any, obj: Call) -> bool:
        return self.user_can_edit_obj(user, obj)

    def user_can_edit_obj(self, user: Any, obj: Call) -> bool:
        return may_decide(user, obj) or may_moderate(user, obj)

    def user_can_delete_obj(self, user: Any, obj: Call) -> bool:
        return self.user_can_edit_obj(user, obj)


class AnswerPermissionHelper(ManagersPermissionHelper):
    """Answers are decided at the front, where the person is told; here they are read."""

    def user_can_inspect_obj(self, user: Any, obj: Answer) -> bool:
        return obj.confirmed_at is not None and may_decide(user, obj.call)

    def user_can_edit_obj(self, user: Any, obj: Answer) -> bool:
        return False

    def user_can_delete_obj(self, user: Any, obj: Answer) -> bool:
        return self.user_can_inspect_obj(user, obj)


class CallAdmin(InspectedModelAdmin):
    model = Call
    menu_label = _("Calls and offers")
    menu_icon = "pick"
    list_display = ["title", "direction", "kind", "status", "municipality", "initiative", "until"]
    list_filter = ["status", "direction", "kind", PlaceFilter, TopicFilter]
    list_select_related = ["municipality", "initiative"]
    search_fields = ["title", "text", "skills", "initiative__title"]
    list_per_page = 50
    ordering = ["-created_at", "-pk"]
    inspect_view_fields_exclude = ["words", "asked_for"]
    list_export = [
        "title", "direction", "kind", "status", "municipality", "initiative", "effort", "until", "how_many",
        "created_at", "published_at",
    ]  # fmt: skip
    permission_helper_class = CallPermissionHelper
    edit_handler = ObjectList(
        [
            FieldPanel("title"),
            FieldPanel("text"),
            FieldRowPanel([FieldPanel("kind"), FieldPanel("effort"), FieldPanel("how_many")]),
            MultiFieldPanel([FieldPanel(name) for name in WHEN], heading=_("When it fits")),
            FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on"), FieldPanel("until")]),
            FieldRowPanel([FieldPanel("municipality"), FieldPanel("place_name"), FieldPanel("is_online")]),
            HelpPanel(template="initiatives/maps/pick_in_admin.html"),
            FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
            FieldPanel("skills"),
            FieldPanel("accessibility_note"),
            FieldPanel("topics"),
        ],
        base_form_class=CallAdminForm,
    )

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Call]":
        """A manager's own, and the offers that any manager may look at."""
        return super().get_queryset(request).moderated_by(request.user)


class AnswerAdmin(InspectedModelAdmin):
    model = Answer
    menu_label = _("Answers")
    menu_icon = "mail"
    list_display = ["who", "call", "status", "created_at", "decided_at"]
    list_filter = ["status", PlaceOfCallFilter, TopicOfCallFilter]
    list_select_related = ["call__initiative", "user"]
    search_fields = ["name", "user__name", "message", "call__title"]
    list_per_page = 50
    ordering = ["-created_at", "-pk"]
    inspect_view_fields = ["call", "who", "message", "status", "created_at", "decided_by", "decided_at", "reply"]
    list_export = ["call", "who", "status", "created_at", "decided_at"]
    permission_helper_class = AnswerPermissionHelper

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Answer]":
        """Those that this person decides about, never one that nobody has confirmed."""
        theirs = Call.objects.decided_by(request.user).values("pk")
        return super().get_queryset(request).confirmed().filter(call__in=theirs)

    @display(description=_("person"))
    def who(self, answer: Answer) -> str:
        return answer.who


class CallAdminGroup(ModelAdminGroup):
    menu_label = _("Join in")
    menu_icon = "pick"
    menu_order = 390
    items = (CallAdmin, AnswerAdmin)
