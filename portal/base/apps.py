from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BaseConfig(AppConfig):
    name = "portal.base"
    label = "portal_base"
    verbose_name = _("Portal basics")

    def ready(self) -> None:
        """Whatever stands on every page and comes from Wagtail or this floor belongs to the edition."""
        from wagtail.models import Locale, Page, PageViewRestriction, Site  # noqa: PLC0415  # models are ready only now

        from portal.base.models import PortalDocument, PortalImage, PortalSettings  # noqa: PLC0415
        from portal.base.models.edition import watch  # noqa: PLC0415

        watch(Locale, Site, Page, PageViewRestriction, PortalSettings, PortalImage, PortalDocument)
