from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ActivityConfig(AppConfig):
    name = "portal.activity"
    label = "portal_activity"
    verbose_name = _("Activity")

    def ready(self) -> None:
        from portal.accounts import privacy, sections
        from portal.activity.own_data import FOLLOWED, HEARD, PREFERENCES
        from portal.activity.unsubscribing import SUBSCRIPTION
        from portal.mailing import unsubscribing

        unsubscribing.register(SUBSCRIPTION)
        for part in (FOLLOWED, HEARD, PREFERENCES):
            privacy.register(part)
        sections.register(sections.Section("bell:news", _("What is new for you"), 15))
        sections.register(sections.Section("hearing:preferences", _("Notifications"), 65, sections.Group.HEARING))
        sections.register(
            sections.Section("activity:followed", _("Who and what you follow"), 70, sections.Group.HEARING)
        )
