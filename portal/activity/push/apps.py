from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PushConfig(AppConfig):
    name = "portal.activity.push"
    label = "portal_push"
    verbose_name = _("Push messages")

    def ready(self) -> None:
        from portal.accounts import privacy, sections
        from portal.activity.push import signing_out
        from portal.activity.push.own_data import DEVICES

        privacy.register(DEVICES)
        sections.register(sections.Section("push:devices", _("Push messages"), 72, sections.Group.HEARING))
        signing_out.connect()
