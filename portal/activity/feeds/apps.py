from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FeedsConfig(AppConfig):
    name = "portal.activity.feeds"
    label = "portal_feeds"
    verbose_name = _("Private feeds")

    def ready(self) -> None:
        from portal.accounts import privacy
        from portal.activity.feeds.own_data import FEEDS

        privacy.register(FEEDS)
