from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MenusConfig(AppConfig):
    name = "home.menus"
    label = "home_menus"
    verbose_name = _("Menus")

    def ready(self) -> None:
        from home.menus.models import Menu, MenuItem  # noqa: PLC0415  # models are ready only now
        from portal.base.models.edition import watch  # noqa: PLC0415

        watch(Menu, MenuItem)
