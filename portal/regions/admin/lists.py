"""Topics, municipalities and managers as lists of the admin (wagtail-modeladmin, declarative)."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, TitleFieldPanel
from wagtail.admin.widgets.slug import SlugInput
from wagtail_modeladmin.helpers import PermissionHelper
from wagtail_modeladmin.options import ModelAdmin, ModelAdminGroup
from wagtail_modeladmin.views import DeleteView

from portal.base.colour_input import ColourInput
from portal.regions.forms.managers import ManagerForm
from portal.regions.models import Manager, Municipality, Topic
from portal.regions.permissions import is_manager, may_edit_texts_of
from portal.regions.services import dismiss_manager
from portal.regions.usage import uses_of

# The address is written along with the name; it keeps to the letters that every address can hold.
UMLAUTS = [(r"[Ää]", "ae"), (r"[Öö]", "oe"), (r"[Üü]", "ue"), (r"ß", "ss")]
ADDRESS_INPUT = SlugInput(attrs={"data-w-slug-allow-unicode-value": "false"}, formatters=UMLAUTS)
CHANGE_ALL = "portal_regions.change_municipality"


def _name_panels(permission: str | None = None) -> list[FieldPanel]:
    """Name and address; hidden from those who lack the permission."""
    name = TitleFieldPanel("name", targets=["slug"], placeholder=False, classname="", permission=permission)
    return [
        FieldRowPanel([name, FieldPanel("name_en", permission=permission)]),
        FieldPanel("slug", widget=ADDRESS_INPUT, permission=permission),
    ]


class ProtectedDeleteView(DeleteView):
    """Does not delete what something refers to, and says how much that is."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # Any: the URL's arguments
        uses = uses_of(self.instance) if self.check_action_permitted(request.user) else 0
        if not uses:
            return super().dispatch(request, *args, **kwargs)
        sentence = ngettext(
            "“%(name)s” is used in %(count)d place (pages, people, lists) and cannot be deleted. Change that first.",
            "“%(name)s” is used in %(count)d places (pages, people, lists) and cannot be deleted. Change these first.",
            uses,
        )
        messages.error(request, sentence % {"name": self.instance, "count": uses})
        return redirect(self.edit_url)


class DismissView(DeleteView):
    """Dismissing a manager takes the rights, not the account."""

    def confirmation_message(self) -> str:
        return _("The account and the pages stay; the person can no longer enter the admin as a manager.")

    def delete_instance(self) -> None:
        dismiss_manager(manager=self.instance, actor=self.request.user)


TEXT_PANELS = [
    MultiFieldPanel(
        [FieldPanel("description"), FieldPanel("description_en"), FieldPanel("picture")],
        heading=gettext_lazy("On cards and at the top of the page"),
    ),
    FieldPanel("body"),
    FieldPanel("body_en"),
]


class OwnMunicipalityHelper(PermissionHelper):
    """Managers find the municipalities in the list, too, and edit the texts of their own."""

    def user_can_list(self, user: Any) -> bool:  # Any, here and below: as modeladmin has it
        return super().user_can_list(user) or is_manager(user)

    def user_can_edit_obj(self, user: Any, obj: Municipality) -> bool:
        return super().user_can_edit_obj(user, obj) or may_edit_texts_of(user, obj)


class TopicAdmin(ModelAdmin):
    model = Topic
    menu_icon = "tag"
    menu_order = 10
    list_display = ["name", "name_en", "icon", "colour", "sort_order"]
    search_fields = ["name", "name_en"]
    list_per_page = 50
    delete_view_class = ProtectedDeleteView
    panels = [
        *_name_panels(),
        FieldRowPanel([FieldPanel("icon"), FieldPanel("colour", widget=ColourInput), FieldPanel("sort_order")]),
        *TEXT_PANELS,
    ]


class MunicipalityAdmin(ModelAdmin):
    model = Municipality
    menu_icon = "site"
    menu_order = 20
    list_display = ["name", "kind", "parent", "ags"]
    list_filter = ["kind"]
    list_select_related = ["parent"]
    search_fields = ["name", "name_en", "ags"]
    list_per_page = 50
    list_export = ["name", "name_en", "kind", "parent", "ags", "latitude", "longitude"]
    delete_view_class = ProtectedDeleteView
    permission_helper_class = OwnMunicipalityHelper
    panels = [
        *_name_panels(CHANGE_ALL),
        FieldRowPanel([FieldPanel(name, permission=CHANGE_ALL) for name in ("kind", "parent", "ags")]),
        FieldRowPanel(
            [FieldPanel(name, permission=CHANGE_ALL) for name in ("latitude", "longitude")],
            heading=gettext_lazy("Point on the map"),
        ),
        *TEXT_PANELS,
    ]


class ManagerAdmin(ModelAdmin):
    model = Manager
    menu_label = gettext_lazy("Climate managers")  # of itself it would capitalize “:innen”, too
    menu_icon = "group"
    menu_order = 30
    list_display = ["__str__", "areas"]
    search_fields = ["user__name", "user__email"]
    list_per_page = 50
    delete_view_class = DismissView
    edit_handler = ObjectList(
        [
            FieldPanel("email"),
            FieldPanel("municipalities"),
            FieldRowPanel([FieldPanel("contact_email"), FieldPanel("contact_phone")], heading=gettext_lazy("Contact")),
        ],
        base_form_class=ManagerForm,
    )

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Manager]":
        return super().get_queryset(request).select_related("user").prefetch_related("municipalities")


class RegionAdminGroup(ModelAdminGroup):
    menu_label = gettext_lazy("Region")
    menu_icon = "site"
    menu_order = 400
    items = (TopicAdmin, MunicipalityAdmin, ManagerAdmin)
