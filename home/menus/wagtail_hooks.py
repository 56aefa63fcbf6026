"""The menus in the Wagtail admin."""

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


register_snippet(MenuViewSet)
