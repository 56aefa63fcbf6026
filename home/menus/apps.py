from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MenusConfig(AppConfig):
    name = "home.menus"
    label = "home_menus"
    verbose_name = _("Menus")
