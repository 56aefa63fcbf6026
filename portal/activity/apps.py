from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ActivityConfig(AppConfig):
    name = "portal.activity"
    label = "portal_activity"
    verbose_name = _("Activity")

    def ready(self) -> None:
        from portal.accounts import privacy  # noqa: PLC0415  # models are ready only now
        from portal.activity.own_data import FOLLOWED  # noqa: PLC0415

        privacy.register(FOLLOWED)
