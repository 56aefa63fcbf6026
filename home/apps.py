from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    label = "home"
    verbose_name = _("Public pages")

    def ready(self) -> None:
        from home.moderating import MESSAGES  # models are ready only now

        MESSAGES.register()
