from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReplyingConfig(AppConfig):
    name = "portal.activity.replying"
    label = "portal_replying"
    verbose_name = _("Answers by mail")

    def ready(self) -> None:
        from portal.accounts import privacy
        from portal.activity.replying.own_data import TAKEN

        privacy.register(TAKEN)
