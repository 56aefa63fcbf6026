from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MenusConfig(AppConfig):
    name = "home.menus"
    label = "home_menus"
    verbose_name = _("Menus")

    def ready(self) -> None:
        from home.menus.models import Menu, MenuItem
        from portal.base.models.edition import watch

        watch(Menu, MenuItem)
