from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BaseConfig(AppConfig):
    name = "portal.base"
    label = "portal_base"
    verbose_name = _("Portal basics")

    def ready(self) -> None:
        """Whatever stands on every page and comes from Wagtail or this floor belongs to the edition."""
        from wagtail.models import Locale, Page, PageViewRestriction, Site

        from portal.base import index_tasks, planned
        from portal.base.models import KeptSetting, PortalDocument, PortalImage, PortalSettings
        from portal.base.models.edition import watch
        from portal.base.watching import tasks  # noqa: F401  # it listens

        index_tasks.take_over()
        planned.keep_enough_of_them()
        watch(Locale, Site, Page, PageViewRestriction, PortalSettings, KeptSetting, PortalImage, PortalDocument)
