"""The menus in the Wagtail admin."""

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from home.menus.models import Menu


class MenuViewSet(SnippetViewSet):
    model = Menu
    icon = "list-ul"
    menu_label = _("Menus")
    menu_order = 610
    add_to_settings_menu = True
    list_display = ["__str__", "locale", "site"]
    copy_view_enabled = False

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Menu]":
        return Menu.objects.select_related("site", "locale")


register_snippet(MenuViewSet)
