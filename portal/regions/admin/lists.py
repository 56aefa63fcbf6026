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
from wagtail_modeladmin.options import ModelAdmin, ModelAdminGroup
from wagtail_modeladmin.views import DeleteView

from portal.base.colour_input import ColourInput
from portal.regions.forms.managers import ManagerForm
from portal.regions.models import Manager, Municipality, Topic
from portal.regions.services import dismiss_manager
from portal.regions.usage import uses_of

# The address is written along with the name; it keeps to the letters that every address can hold.
UMLAUTS = [(r"[Ää]", "ae"), (r"[Öö]", "oe"), (r"[Üü]", "ue"), (r"ß", "ss")]
ADDRESS_INPUT = SlugInput(attrs={"data-w-slug-allow-unicode-value": "false"}, formatters=UMLAUTS)
NAME_PANELS = [
    FieldRowPanel([TitleFieldPanel("name", targets=["slug"], placeholder=False, classname=""), FieldPanel("name_en")]),
    FieldPanel("slug", widget=ADDRESS_INPUT),
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


class TopicAdmin(ModelAdmin):
    model = Topic
    menu_icon = "tag"
    menu_order = 10
    list_display = ["name", "name_en", "icon", "colour", "sort_order"]
    search_fields = ["name", "name_en"]
    list_per_page = 50
    delete_view_class = ProtectedDeleteView
    panels = [
        *NAME_PANELS,
        FieldRowPanel([FieldPanel("icon"), FieldPanel("colour", widget=ColourInput), FieldPanel("sort_order")]),
        FieldPanel("description"),
        FieldPanel("picture"),
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
    panels = [
        *NAME_PANELS,
        FieldRowPanel([FieldPanel("kind"), FieldPanel("parent"), FieldPanel("ags")]),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")])], heading=gettext_lazy("Point on the map")
        ),
        FieldPanel("picture"),
    ]


class ManagerAdmin(ModelAdmin):
    model = Manager
    menu_icon = "group"
    menu_order = 30
    list_display = ["__str__", "areas"]
    search_fields = ["user__name", "user__email"]
    list_per_page = 50
    delete_view_class = DismissView
    edit_handler = ObjectList([FieldPanel("email"), FieldPanel("municipalities")], base_form_class=ManagerForm)

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Manager]":
        return super().get_queryset(request).select_related("user").prefetch_related("municipalities")


class RegionAdminGroup(ModelAdminGroup):
    menu_label = gettext_lazy("Region")
    menu_icon = "site"
    menu_order = 400
    items = (TopicAdmin, MunicipalityAdmin, ManagerAdmin)
