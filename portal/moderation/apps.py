from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ModerationConfig(AppConfig):
    name = "portal.moderation"
    label = "portal_moderation"
    verbose_name = _("Moderation")

    def ready(self) -> None:
        # Models are ready only now.
        from portal.accounts import sections
        from portal.moderation import own_data

        own_data.register_parts()
        sections.register(
            sections.Section("moderation:my_decisions", _("Decisions and reports"), 70, sections.Group.ACCOUNT)
        )
